import { expect, it } from 'vitest'
import type { HistoryRow } from '../../app/api/history.ts'
import { type Known, withNewer, withOlder } from './rows.ts'

const row = (sequence: number): HistoryRow => ({
  sequence,
  at: '2026-11-24T13:02:11Z',
  outcome: 'taken',
  owned: 'yes',
  reconciled: false,
  ms: 1,
})
const known = (sequences: number[], next?: number): Known => ({ rows: sequences.map(row), next })
const sequences = ({ rows }: Known) => rows.map(({ sequence }) => sequence)

it('puts an older page below, each entry once', () => {
  const joined = withOlder(known([9, 8, 7], 7), known([7, 6, 5], 5))
  expect(sequences(joined)).toEqual([9, 8, 7, 6, 5])
  expect(joined.next).toBe(5)
})

it('puts what was done since on top and keeps what was loaded below', () => {
  const joined = withNewer(known([9, 8, 7, 6], 6), known([11, 10, 9, 8], 8))
  expect(sequences(joined)).toEqual([11, 10, 9, 8, 7, 6])
  expect(joined.next).toBe(6)
})

it('begins anew rather than leave a hole', () => {
  const joined = withNewer(known([9, 8, 7], undefined), known([99, 98, 97], 97))
  expect(sequences(joined)).toEqual([99, 98, 97])
  expect(joined.next).toBe(97)
})
