import { expect, it } from 'vitest'
import type { Tile } from '../../app/api/batch-view.ts'
import { layoutOf, rowsOf } from './layout.ts'

const tile = (number: number, hub?: string): Tile => ({
  ...{ socket: String(number), number, shows: 'ready', since: '2026-11-24T13:02:11.000Z', tries: 0, kept: false },
  ...(hub !== undefined && { hub }),
})
const hubs = (names: string) => [...names].map((hub, index) => tile(index + 1, hub))
const seen = (names: string) =>
  layoutOf(hubs(names)).groups.map(({ letter = '', tiles }) => [letter, ...tiles.map(({ hub }) => hub)].join(''))

it('up to sixteen stand together, however many hubs there are', () => {
  expect(layoutOf(hubs('x'.repeat(8) + 'y'.repeat(8)))).toMatchObject({ columns: 4, groups: [{}] })
})

it('more than that are grouped by hub, in the order of the sockets', () => {
  const many = layoutOf(hubs('x'.repeat(9) + 'y'.repeat(16)))
  expect(many.columns).toBe(8)
  expect(many.groups.map(({ letter }) => letter)).toEqual(['A', 'B'])
  expect(many.groups.map((group) => rowsOf(group, 8))).toEqual([2, 2])
  expect(many.groups.flatMap(({ tiles }) => tiles.map(({ number }) => number))).toEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  )
})

it('sockets of hubs that were taught in between each other are not torn apart', () => {
  expect(seen(`${'x'.repeat(10)}${'y'.repeat(4)}${'x'.repeat(4)}`)).toHaveLength(1)
  expect(seen('z'.repeat(20))).toHaveLength(1)
})
