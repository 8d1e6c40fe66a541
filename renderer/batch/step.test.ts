import { expect, it } from 'vitest'
import { steppedTo } from './step.ts'

/** Four columns, the last row with two. */
const places = Array.from({ length: 10 }, (_, index) => ({ left: (index % 4) * 100, top: Math.floor(index / 4) * 80 }))
const from = (at: number) => (key: string) => steppedTo(key, at, places)

it('left and right go along the sockets, over the end of a row too', () => {
  expect(from(3)('ArrowRight')).toBe(4)
  expect(from(4)('ArrowLeft')).toBe(3)
  expect(from(9)('ArrowRight')).toBe(9)
  expect(from(0)('ArrowLeft')).toBe(0)
})

it('up and down stay in their column, or come as near as there is one', () => {
  expect(from(1)('ArrowDown')).toBe(5)
  expect(from(5)('ArrowUp')).toBe(1)
  expect(from(7)('ArrowDown')).toBe(9)
  expect(from(9)('ArrowDown')).toBe(9)
  expect(from(2)('ArrowUp')).toBe(2)
})

it('Home and End go to the first and the last, other keys nowhere', () => {
  expect(from(5)('Home')).toBe(0)
  expect(from(5)('End')).toBe(9)
  expect(from(5)('x')).toBeUndefined()
})
