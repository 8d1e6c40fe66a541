import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeviceFilter, type DeviceRow, deviceSorts } from '../api/devices.ts'
import { OPEN_END } from '../ownership/contract.ts'
import type { Ownership } from '../ownership/record.ts'
import { compareInstants } from '../ownership/spans.ts'
import { Finding } from './finding.ts'
import { Holdings } from './holdings.ts'

const all: DeviceFilter = { show: 'current', search: '', sort: 'serial', descending: false }
function owned(id: number, serial_number: string, changed: Partial<Ownership> & { name?: string } = {}): Ownership {
  const { name = `name${id}`, device = id, ...rest } = changed
  const details = { id: device, serial_number, device_name: name }
  const times = { start_time: '2026-01-01T00:00:00Z', end_time: OPEN_END }
  return { id, ...times, device, manager: 7, device_details: details, ...rest }
}
function holding(...ownerships: Ownership[]): Holdings {
  const holdings = new Holdings()
  for (const ownership of ownerships) holdings.add(ownership)
  return holdings
}
const serials = (rows: readonly DeviceRow[]) => rows.map(({ serial_number }) => serial_number)

describe('what is shown', () => {
  it('is a row for each device: the ownership that runs, else the one that ended last', () => {
    const finding = new Finding(
      holding(
        owned(1, 'again', { device: 5, end_time: '2026-02-01T00:00:00Z' }),
        owned(2, 'again', { device: 5, start_time: '2026-03-01T00:00:00Z' }),
        owned(3, 'gone', { device: 6, end_time: '2026-02-01T00:00:00Z' }),
        owned(4, 'gone', { device: 6, start_time: '2026-04-01T00:00:00.5Z', end_time: '2026-05-01T00:00:00Z' }),
      ),
    )
    expect(finding.find(all)).toMatchObject([{ serial_number: 'again', ownership: 2, device: 5 }])
    expect(finding.find(all)[0]).not.toHaveProperty('until')
    expect(finding.find({ ...all, show: 'ended' })).toMatchObject([
      { serial_number: 'gone', ownership: 4, until: '2026-05-01T00:00:00Z' },
    ])
    expect([finding.total('current'), finding.total('ended')]).toEqual([1, 1])
  })

  it('is found by serial number, id and name in any case, and by a number typed with gaps', () => {
    const finding = new Finding(
      holding(owned(12345, '012345', { name: 'A1B2c3' }), owned(2, 'x 7'), owned(3, '990000', { device: 12 })),
    )
    const found = (search: string) => serials(finding.find({ ...all, search }))
    expect(found('a1b2C')).toEqual(['012345'])
    expect(found('12')).toEqual(['012345', '990000'])
    expect(found(' 012 345 ')).toEqual(['012345'])
    expect(found('X 7')).toEqual(['x 7'])
    expect(found('nothing')).toEqual([])
  })

  it('is found by type, of which each is named once', () => {
    const holdings = holding(owned(1, 'a'), owned(2, 'b'), owned(3, 'c'), owned(4, 'd'))
    for (const [device, type] of [
      [1, 'Vest'],
      [2, 'gateway'],
      [3, 'Vest'],
    ] as const)
      holdings.setType(device, type)
    const finding = new Finding(holdings)
    expect(finding.types('current')).toEqual(['gateway', 'Vest'])
    expect(serials(finding.find({ ...all, type: 'Vest' }))).toEqual(['a', 'c'])
    expect(serials(finding.find({ ...all, sort: 'type' }))).toEqual(['b', 'a', 'c', 'd'])
  })

  it('is sorted with numbers as numbers and instants as instants', () => {
    const start = (start_time: string) => ({ start_time })
    const finding = new Finding(
      holding(
        owned(10, '10', start('2026-01-01T00:00:00.10Z')),
        owned(9, '9', start('2026-01-01T00:00:00.1000001Z')),
        owned(100, '0100', start('2026-01-01T01:00:00+02:00')),
      ),
    )
    expect(serials(finding.find(all))).toEqual(['9', '10', '0100'])
    expect(serials(finding.find({ ...all, sort: 'id', descending: true }))).toEqual(['0100', '10', '9'])
    expect(serials(finding.find({ ...all, sort: 'since' }))).toEqual(['0100', '10', '9'])
  })
})

const drawn = fc.array(
  fc.record({
    serial: fc.oneof(fc.stringMatching(/^[0-9]{1,7}$/), fc.string({ minLength: 1, maxLength: 9 })),
    minute: fc.integer({ min: 0, max: 59 }),
    ended: fc.boolean(),
  }),
  { maxLength: 40 },
)
it('finds each device exactly once, in an order that holds, whatever there is', () => {
  fc.assert(
    fc.property(drawn, fc.constantFrom(...deviceSorts), fc.string({ maxLength: 3 }), (drawings, sort, search) => {
      const holdings = holding(
        ...drawings.map(({ serial, minute, ended }, index) =>
          owned(index + 1, serial, {
            start_time: `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`,
            ...(ended && { end_time: '2026-06-01T00:00:00Z' }),
          }),
        ),
      )
      const finding = new Finding(holdings)
      expect(holdings.current + holdings.ended).toBe(drawings.length)
      expect(finding.total('current')).toBe(holdings.current)
      const up = finding.find({ ...all, sort, search })
      const down = finding.find({ ...all, sort, search, descending: true })
      expect(down).toEqual(up.toReversed())
      expect(new Set(up.map(({ device }) => device)).size).toBe(up.length)
      if (sort === 'since') {
        for (const [at, row] of up.entries())
          expect(compareInstants(up[at - 1]?.since ?? row.since, row.since)).toBeLessThanOrEqual(0)
      }
      const wanted = drawings.filter(({ serial, ended }, index) => {
        const sought = `${serial}\n${index + 1}\nname${index + 1}`.toLowerCase()
        const typed = search.trim().toLowerCase()
        return !ended && (sought.includes(typed) || sought.includes(typed.replaceAll(/\s/g, '')))
      })
      expect(up).toHaveLength(wanted.length)
    }),
  )
})

describe('what is done meanwhile', () => {
  it('counts for more than the list, which may be older', () => {
    const holdings = new Holdings()
    holdings.note(owned(1, 'a', { end_time: '2026-02-01T00:00:00Z' }))
    holdings.add(owned(1, 'a'))
    expect([holdings.current, holdings.ended]).toEqual([0, 1])
  })

  it('lets nothing that ended run again', () => {
    const holdings = holding(owned(1, 'a'))
    holdings.note(owned(1, 'a', { end_time: '2026-02-01T00:00:00Z' }))
    holdings.note(owned(1, 'a'))
    expect(new Finding(holdings).find({ ...all, show: 'ended' })).toHaveLength(1)
  })
})
