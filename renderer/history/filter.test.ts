import { expect, it } from 'vitest'
import { askedFor, everything, isEverything, monthsBetween, rangeOf } from './filter.ts'

it('offers each month from the oldest entry on, the newest first', () => {
  expect(monthsBetween('2026-09-30T12:00:00Z', new Date(2026, 10, 24))).toEqual(['2026-11', '2026-10', '2026-09'])
  expect(monthsBetween('2025-12-31T12:00:00Z', new Date(2026, 0, 1))).toEqual(['2026-01', '2025-12'])
  expect(monthsBetween('2027-01-15T12:00:00Z', new Date(2026, 0, 1))).toEqual([])
  expect(monthsBetween('1970-01-15T12:00:00Z', new Date(2026, 0, 1))).toHaveLength(120)
})

it('asks for a month by its local beginning and the next one’s', () => {
  const { from, to } = rangeOf('2026-12')
  expect([new Date(from), new Date(to)]).toEqual([new Date(2026, 11, 1), new Date(2027, 0, 1)])
})

it('asks for nothing that is not chosen', () => {
  expect(askedFor({ ...everything, search: '  ' })).toEqual({ outcome: 'any' })
  expect(askedFor({ search: ' 012 ', outcome: 'failed', month: '' })).toEqual({ outcome: 'failed', search: '012' })
  expect([isEverything(everything), isEverything({ ...everything, outcome: 'done' })]).toEqual([true, false])
})
