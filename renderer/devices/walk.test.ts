import { expect, it } from 'vitest'
import { fromField, toField } from './local-time.ts'
import { steppedTo } from './walk.ts'

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 95, 99],
  ['PageUp', 3, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['x', 50, undefined],
])('%s from row %i leads to %s', (key, at, to) => {
  expect(steppedTo(key, at, 100, 8)).toBe(to)
})

it('stays where it is in a list of none', () => {
  expect(steppedTo('End', 0, 0, 8)).toBe(0)
})

it('finds back from the field to the minute it showed', () => {
  const instant = new Date(2026, 10, 24, 14, 2).toISOString()
  expect(toField(instant)).toBe('2026-11-24T14:02')
  expect(fromField(toField(instant))).toBe(instant)
  expect([toField(undefined), fromField(''), fromField('soon')]).toEqual(['', undefined, undefined])
})
