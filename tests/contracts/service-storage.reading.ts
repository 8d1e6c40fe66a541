/** What every storage shows, and to whom. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../service/storage.ts'
import { everything, type Under } from './service-storage.under-test.ts'

export function reading(under: Under): void {
  describe('lists', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      serial_number: `S-${String(index).padStart(2, '0')}`,
      device_name: `name_${(index * 5) % 12}`,
      device_type: 'probe',
    }))
    beforeEach(async () => {
      await under.storage.addDevices(many, 'refuse')
      for (const [index, device] of many.entries()) {
        under.made.setTime(`2024-05-${10 + index}T00:00:00.000Z`)
        const { device: id } = await under.take(under.ann, device)
        if (index % 3 === 0) await under.storage.release(under.ann.id, id)
      }
      await under.take(under.bob)
    })
    const serials = (rows: readonly { device_details: { serial_number: string } }[]) =>
      rows.map(({ device_details }) => device_details.serial_number)

    it('come in pages that together are the whole', async () => {
      const pages = []
      for (const offset of [0, 5, 10]) {
        const { count, rows } = await under.storage.ownerships(under.ann.id, { ...everything, offset, limit: 5 })
        expect(count).toBe(12)
        pages.push(...serials(rows))
      }
      expect(pages).toEqual(many.map(({ serial_number }) => serial_number))
      expect(await under.storage.ownerships(under.ann.id, { ...everything, offset: 15, limit: 5 })).toEqual({
        count: 12,
        rows: [],
      })
    })

    it('hold only one’s own', async () => {
      const [theirs] = (await under.storage.ownerships(under.bob.id, everything)).rows
      expect((await under.storage.ownerships(under.bob.id, everything)).count).toBe(1)
      expect(await under.storage.ownership(under.bob.id, theirs?.id ?? 0)).toEqual(theirs)
      expect(await under.storage.ownership(under.ann.id, theirs?.id ?? 0)).toBeUndefined()
      expect(await under.storage.ownership(under.ann.id, 999)).toBeUndefined()
    })

    it('are filtered by every field', async () => {
      const count = async (filter: object) =>
        (await under.storage.ownerships(under.ann.id, { ...everything, ...filter })).count
      const [third] = (await under.storage.ownerships(under.ann.id, { ...everything, serial_number: 'S-02' })).rows
      expect(await count({ serial_number: 'S-02' })).toBe(1)
      expect(await count({ serial_number: 's-02' })).toBe(0)
      expect(await count({ device_name: 'name_5' })).toBe(1)
      expect(await count({ device: third?.device })).toBe(1)
      expect(await count({ current: true })).toBe(8)
      expect(await count({ current: false })).toBe(4)
      expect(await count({ current: true, serial_number: 'S-03' })).toBe(0)
    })

    it('are searched in parts of a word, wild cards taken literally', async () => {
      const found = async (search: string) =>
        (await under.storage.ownerships(under.ann.id, { ...everything, search })).count
      expect(await found('s-0')).toBe(10)
      expect(await found('NAME_1')).toBe(3)
      expect(await found('name%')).toBe(0)
      expect(await found('S_0')).toBe(0)
      expect((await under.storage.devices(under.ann.id, { ...everything, search: 'PROBE' })).count).toBe(12)
      expect((await under.storage.devices(under.ann.id, { ...everything, search: 'S-11' })).count).toBe(1)
    })

    it('are ordered by several fields, each either way', async () => {
      const ordering = [
        { field: 'end_time', descending: true },
        { field: 'serial_number', descending: true },
      ]
      const { rows } = await under.storage.ownerships(under.ann.id, { ...everything, ordering })
      expect(serials(rows).slice(0, 3)).toEqual(['S-11', 'S-10', 'S-08'])
      expect(serials(rows).slice(-2)).toEqual(['S-03', 'S-00'])
      const devices = await under.storage.devices(under.ann.id, {
        ...everything,
        ordering: [{ field: 'device_name', descending: false }],
      })
      expect(devices.rows.map(({ device_name }) => device_name).slice(0, 3)).toEqual(['name_0', 'name_1', 'name_10'])
    })
  })

  describe('the access rule', () => {
    it('needs one span that includes the whole period', async () => {
      under.made.setTime('2024-01-10T00:00:00.000Z')
      const { device, id } = await under.take(under.ann)
      under.made.setTime('2024-01-20T00:00:00.000Z')
      await under.storage.release(under.ann.id, device)
      const second = await under.take(under.ann)
      const at = (day: number) => `2024-01-${day}T00:00:00.000000Z`
      const covering = async (who: Account, start: string, end: string) => {
        const found = await under.storage.covering(who.id, device, start, end)
        return typeof found === 'string' ? found : found.id
      }
      expect(await covering(under.ann, at(10), at(20))).toBe(id)
      expect(await covering(under.ann, '2024-01-09T23:59:59.999999Z', at(20))).toBe('not-covered')
      expect(await covering(under.ann, at(10), '2024-01-20T00:00:00.000001Z')).toBe('not-covered')
      // Two spans that touch cover the period together, and the rule asks for one.
      expect(await covering(under.ann, at(19), at(21))).toBe('not-covered')
      expect(await covering(under.ann, at(20), '2999-12-31T23:59:59.000000Z')).toBe(second.id)
      expect(await covering(under.ann, at(20), '2999-12-31T23:59:59.000001Z')).toBe('not-covered')
      expect(await covering(under.bob, at(10), at(20))).toBe('not-covered')
      expect(await under.storage.covering(under.ann.id, 999, at(10), at(20))).toBe('unknown-device')
    })
  })
}
