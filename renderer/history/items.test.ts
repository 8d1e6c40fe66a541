import { expect, it } from 'vitest'
import type { HistoryRow } from '../../app/api/history.ts'
import { itemsOf, steppedTo } from './items.ts'

const row = (sequence: number, day = 24): HistoryRow => ({
  sequence,
  at: `2026-11-${day}T13:02:11Z`,
  outcome: 'taken',
  owned: 'yes',
  reconciled: false,
  ms: 1,
})
const dayOf = (at: string) => at.slice(0, 10)

it('puts a head above each day', () => {
  const items = itemsOf([row(4), row(3), row(2, 23), row(1)], dayOf)
  expect(items.map(({ key }) => key)).toEqual(['day-4', 4, 3, 'day-2', 2, 'day-1', 1])
})

it('walks by keys and stops at both ends', () => {
  const rows = [row(9), row(7), row(5)]
  const step = (from: number | undefined, key: string) => steppedTo(rows, from, key, 2)
  expect([step(9, 'ArrowDown'), step(5, 'ArrowDown'), step(9, 'ArrowUp')]).toEqual([7, 5, 9])
  expect([step(9, 'PageDown'), step(5, 'PageUp'), step(7, 'Home'), step(7, 'End')]).toEqual([5, 9, 9, 5])
  expect([step(undefined, 'ArrowDown'), step(404, 'ArrowDown'), step(7, 'x')]).toEqual([9, 9, undefined])
})
