import { expect, test } from 'vitest'
import { placeFrom, remembered } from './place.ts'

const screen = { x: 0, y: 0, width: 1440, height: 900 }
const second = { x: 1440, y: 0, width: 1920, height: 1080 }
const at = (x: number, y: number) => remembered({ x, y, width: 800, height: 600 }, false)

test('the window opens where it was closed', () => {
  expect(placeFrom(at(100, 50), [screen])).toEqual({ x: 100, y: 50, width: 800, height: 600, maximized: false })
})

test('a window left on a second screen comes back once that screen is unplugged', () => {
  expect(placeFrom(at(1600, 50), [screen, second])).toBeDefined()
  expect(placeFrom(at(1600, 50), [screen])).toBeUndefined()
})

test('a window whose title bar cannot be grasped is not put back there', () => {
  expect(placeFrom(at(100, -30), [screen])).toBeUndefined()
  expect(placeFrom(at(100, 880), [screen])).toBeUndefined()
  expect(placeFrom(at(-700, 50), [screen])).toBeUndefined()
})

test('nonsense in the settings is no place', () => {
  for (const stored of [undefined, '', '{', 'null', '[]', '{"x":1}', at(0, 0).replace('800', '1e9')]) {
    expect(placeFrom(stored, [screen])).toBeUndefined()
  }
})
