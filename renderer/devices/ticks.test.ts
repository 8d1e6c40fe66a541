import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ticksOf } from './ticks.ts'

const at = (text: string) => new Date(text).getTime()

it('marks whole months of a year and a half, and whole minutes of ten', () => {
  const months = ticksOf(at('2025-01-12T08:00'), at('2026-12-01T08:00'))
  expect(months.unit).toBe('month')
  expect(months.at[0]).toBe(at('2025-04-01T00:00'))
  expect(months.at).toHaveLength(7)
  const minutes = ticksOf(at('2026-11-24T14:01:30'), at('2026-11-24T14:13:00'))
  expect(minutes).toEqual({ unit: 'minute', at: [at('2026-11-24T14:05'), at('2026-11-24T14:10')] })
})

it('finds room for its marks whatever the stretch, in order and inside it', () => {
  const minute = 60_000
  fc.assert(
    fc.property(
      fc.integer({ min: at('1990-01-01'), max: at('2090-01-01') }),
      fc.integer({ min: 1, max: 9e7 }),
      (from, length) => {
        const to = from + length * minute
        const marks = ticksOf(from, to).at
        expect(marks.length).toBeLessThanOrEqual(10)
        expect(marks).toEqual(marks.toSorted((a, b) => a - b))
        for (const mark of marks) expect(mark >= from && mark <= to).toBe(true)
      },
    ),
  )
})
