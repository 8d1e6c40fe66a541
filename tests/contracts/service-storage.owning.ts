/** What every storage keeps of who owns what: takes, releases, and spans that never overlap. */
import { beforeEach, describe, expect, it } from 'vitest'
import { everything, keyed, OPEN_END, one, two, type Under } from './service-storage.under-test.ts'

export function owning(under: Under): void {
  describe('take', () => {
    it('begins a span now, without an end', async () => {
      expect(await under.storage.take(under.ann.id, one)).toEqual({
        kind: 'created',
        ownership: {
          id: expect.any(Number),
          start_time: '2024-01-01T06:00:00.000000Z',
          end_time: OPEN_END,
          device: expect.any(Number),
          manager: under.ann.id,
          device_details: {
            id: expect.any(Number),
            serial_number: one.serial_number,
            device_name: one.device_name,
          },
        },
      })
    })

    it('gives the same record again to whom the device belongs', async () => {
      const ownership = await under.take(under.ann)
      under.made.setTime('2024-01-02T00:00:00.000Z')
      expect(await under.storage.take(under.ann.id, one)).toEqual({ kind: 'existing', ownership })
    })

    it('tells another manager only that it is taken', async () => {
      await under.take(under.ann)
      expect(await under.storage.take(under.bob.id, one)).toEqual({ kind: 'owned-by-other' })
    })

    it.each([
      ['an unknown serial number', { ...one, serial_number: 'nobody' }],
      ['a wrong name', { ...one, device_name: 'wrong' }],
      ['a name in other case', { ...one, device_name: 'A1B2C3D4E5F8' }],
      ['a serial number without its zero', { ...one, serial_number: '12345' }],
      ['a name with something behind it', { ...one, device_name: `${one.device_name}\0` }],
    ])('answers %s alike, owned or not', async (_, wrong) => {
      expect(await under.storage.take(under.bob.id, wrong)).toEqual({ kind: 'unknown' })
      await under.take(under.ann)
      expect(await under.storage.take(under.bob.id, wrong)).toEqual({ kind: 'unknown' })
    })

    it('gives a device to exactly one of many who ask at once', async () => {
      const other = await under.made.reopen()
      const asked = Array.from({ length: 40 }, (_, index) =>
        (index % 4 < 2 ? under.storage : other).take(index % 2 ? under.ann.id : under.bob.id, one),
      )
      const kinds = (await Promise.all(asked)).map(({ kind }) => kind).sort()
      expect(kinds).toEqual(['created', ...Array(19).fill('existing'), ...Array(20).fill('owned-by-other')])
      await other[Symbol.asyncDispose]()
    })

    it('is a new span when the device was released', async () => {
      const first = await under.take(under.ann)
      await under.storage.release(under.ann.id, first.device)
      const second = await under.take(under.bob)
      expect(second.id).not.toBe(first.id)
      expect((await under.storage.ownership(under.ann.id, first.id))?.end_time).toBe(second.start_time)
    })

    it('never reaches into the span before, even if the clock was set back', async () => {
      under.made.setTime('2024-01-03T00:00:00.000Z')
      const { device } = await under.take(under.ann)
      under.made.setTime('2024-01-01T00:00:00.000Z')
      const released = await under.storage.release(under.ann.id, device)
      expect(released).toMatchObject({ ownership: { end_time: '2024-01-03T00:00:00.000001Z' } })
      expect((await under.take(under.bob)).start_time).toBe('2024-01-03T00:00:00.000001Z')
    })
  })

  describe('release', () => {
    it('ends the span now and keeps it', async () => {
      const taken = await under.take(under.ann)
      under.made.setTime('2024-02-01T00:00:00.000Z')
      const ownership = { ...taken, end_time: '2024-02-01T00:00:00.000000Z' }
      expect(await under.storage.release(under.ann.id, taken.device)).toEqual({ kind: 'released', ownership })
      expect(await under.storage.ownership(under.ann.id, taken.id)).toEqual(ownership)
    })

    it('is for the owner alone', async () => {
      const { device } = await under.take(under.ann)
      expect(await under.storage.release(under.bob.id, device)).toEqual({ kind: 'not-owner' })
      expect(await under.storage.release(under.ann.id, 999)).toEqual({ kind: 'unknown' })
      await under.storage.release(under.ann.id, device)
      expect(await under.storage.release(under.ann.id, device)).toEqual({ kind: 'not-owned' })
    })
  })

  describe('a key that comes twice', () => {
    it('gets its first answer, whatever has changed since', async () => {
      const first = await under.storage.take(under.ann.id, one, keyed('k'))
      await under.storage.release(under.ann.id, (await under.take(under.ann)).device)
      expect(await under.storage.take(under.ann.id, one, keyed('k'))).toEqual(first)
      expect((await under.storage.ownerships(under.ann.id, { ...everything, current: true })).count).toBe(0)
    })

    it('gets a first refusal again, too', async () => {
      await under.storage.take(under.bob.id, one)
      expect((await under.storage.take(under.ann.id, one, keyed('k'))).kind).toBe('owned-by-other')
      await under.storage.release(under.bob.id, (await under.take(under.bob)).device)
      expect((await under.storage.take(under.ann.id, one, keyed('k'))).kind).toBe('owned-by-other')
    })

    it('releases once', async () => {
      const { device } = await under.take(under.ann)
      const first = await under.storage.release(under.ann.id, device, keyed('k'))
      await under.take(under.ann)
      expect(await under.storage.release(under.ann.id, device, keyed('k'))).toEqual(first)
      expect((await under.storage.ownerships(under.ann.id, { ...everything, current: true })).count).toBe(1)
    })

    it('is refused with another question, and is each account’s own', async () => {
      await under.storage.take(under.ann.id, one, keyed('k'))
      expect((await under.storage.take(under.ann.id, two, keyed('k', 'other'))).kind).toBe('key-reused')
      expect((await under.storage.take(under.bob.id, one, keyed('k'))).kind).toBe('owned-by-other')
    })

    it('does its work once among many at once', async () => {
      const asked = Array.from({ length: 20 }, () => under.storage.take(under.ann.id, one, keyed('k')))
      expect(new Set((await Promise.all(asked)).map(({ kind }) => kind))).toEqual(new Set(['created']))
    })

    it('is forgotten after a month', async () => {
      await under.storage.take(under.ann.id, one, keyed('k'))
      await under.storage.purge(Date.parse('2024-01-31T00:00:00Z'))
      expect((await under.storage.take(under.ann.id, one, keyed('k'))).kind).toBe('created')
      await under.storage.purge(Date.parse('2024-02-03T00:00:00Z'))
      expect((await under.storage.take(under.ann.id, one, keyed('k'))).kind).toBe('existing')
    })
  })

  describe('the database itself refuses two spans of one device that overlap', () => {
    const at = (day: number) => `2024-03-0${day}T00:00:00.000000Z`
    beforeEach(async () => {
      const { device } = await under.take(under.ann)
      await under.storage.release(under.ann.id, device)
      await under.made.forceSpan(device, under.ann.id, at(3), at(5))
    })

    it.each([
      ['begins inside', 4, 6],
      ['ends inside', 2, 4],
      ['lies inside', 3, 4],
      ['contains', 2, 6],
      ['is the same', 3, 5],
    ])('one that %s', async (_, start, end) => {
      await expect(under.made.forceSpan(1, under.bob.id, at(start), at(end))).rejects.toThrow()
    })

    it('also when a span is moved', async () => {
      await under.made.forceSpan(1, under.bob.id, at(6), at(7))
      const [, , third] = [
        ...(await under.storage.ownerships(under.ann.id, everything)).rows,
        ...(await under.storage.ownerships(under.bob.id, everything)).rows,
      ]
      if (!third) throw new Error('there should be three spans')
      await expect(under.made.forceStart(third.id, at(4))).rejects.toThrow()
      await under.made.forceStart(third.id, at(5))
    })

    it('one that touches is none, nor is one of another device', async () => {
      await under.made.forceSpan(1, under.bob.id, at(5), at(6))
      await under.made.forceSpan(1, under.bob.id, at(2), at(3))
      await under.made.forceSpan(2, under.bob.id, at(3), at(5))
    })

    it('and a span that ends before it begins', async () => {
      await expect(under.made.forceSpan(2, under.bob.id, at(5), at(3))).rejects.toThrow()
      await expect(under.made.forceSpan(2, under.bob.id, at(3), at(3))).rejects.toThrow()
    })
  })
}
