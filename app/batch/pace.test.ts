import { expect, it } from 'vitest'
import { perHour, secondsLeft } from './pace.ts'

const minute = 60_000

it('tells a pace from the last minutes, and the time that is left at it', () => {
  const done = [0, 1, 2, 3, 4].map((at) => at * minute)
  expect(perHour(done, 4 * minute)).toBe(60)
  expect(secondsLeft(30, 60)).toBe(1800)
})

it('says nothing where nobody can tell: too few, too short a time, nothing left', () => {
  expect(perHour([], 0)).toBeUndefined()
  expect(perHour([0, minute], 2 * minute)).toBeUndefined()
  expect(perHour([0, 1000, 2000], 3000)).toBeUndefined()
  expect(secondsLeft(10, undefined)).toBeUndefined()
  expect(secondsLeft(10, 0)).toBeUndefined()
  expect(secondsLeft(0, 60)).toBeUndefined()
})

it('forgets the morning, and slows down while nothing is done', () => {
  const morning = Array.from({ length: 100 }, (_, index) => index * 1000)
  expect(perHour(morning, 60 * minute)).toBeUndefined()
  const done = [0, minute, 2 * minute]
  expect(perHour(done, 12 * minute)).toBe(10)
})
