import { expect, test } from 'vitest'
import { contrast, whyNotAccent } from './colour.ts'

test('contrast is counted as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test.each(['#575fee', '#0a7d55', '#d32f2f'])('%s may be the accent', (colour) => {
  expect(whyNotAccent(colour)).toBeUndefined()
})

test.each([
  ['#ffcc00', /its text would have a contrast of 1\.5, below 4\.5/],
  ['#000000', /1\.\d against the dark page, below 3/],
  ['#1a1a60', /against the dark page/],
])('%s may not, and why is said', (colour, why) => {
  expect(whyNotAccent(colour)).toMatch(why)
})
