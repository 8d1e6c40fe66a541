/** What every storage of the service has to keep, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Account, Idempotency, NewTokens, Storage } from '../../service/storage.ts'

/** What a maker gives: a storage that is empty, a second way in as another process has it, and a clock to set. */
export interface StorageUnderTest {
  readonly storage: Storage
  reopen(): Promise<Storage>
  setTime(iso: string): void
  /** Writes a span past every rule of the code. @throws where the database refuses it */
  forceSpan(deviceId: number, manager: number, start: string, end: string): Promise<void>
  /** Moves the start of a span past every rule of the code. @throws where the database refuses it */
  forceStart(ownershipId: number, start: string): Promise<void>
}

const one = { serial_number: '012345', device_name: 'a1b2c3d4e5f8', device_type: 'gateway' }
const two = { serial_number: '012346', device_name: 'b1b2c3d4e5f8' }
const everything = { ordering: [], offset: 0, limit: 500 }
const OPEN_END = '2999-12-31T23:59:59Z'

export function storageContract(name: string, make: () => Promise<StorageUnderTest>): void {
  describe(`storage: ${name}`, () => {
    let made: StorageUnderTest
    let storage: Storage
    let ann: Account
    let bob: Account

    async function account(username: string): Promise<Account> {
      const added = await storage.addAccount({ username, passwordHash: `hash of ${username}`, manager: true })
      if (!added) throw new Error(`${username} was there already`)
      return added
    }
    async function take(manager: Account, identity = one, key?: Idempotency) {
      const outcome = await storage.take(manager.id, identity, key)
      if (!('ownership' in outcome)) throw new Error(`not taken: ${outcome.kind}`)
      return outcome.ownership
    }
    const keyed = (key: string, request = 'same'): Idempotency => ({ key, request: Buffer.from(request) })

    beforeEach(async () => {
      made = await make()
      storage = made.storage
      made.setTime('2024-01-01T06:00:00.000Z')
      ann = await account('ann')
      bob = await account('bob')
      await storage.addDevices([one, two], 'refuse')
    })

    describe('accounts', () => {
      it('keeps each name once and finds it byte for byte', async () => {
        expect(await storage.addAccount({ username: 'ann', passwordHash: 'other', manager: false })).toBeUndefined()
        expect(await storage.account('ann')).toEqual({ ...ann, passwordHash: 'hash of ann' })
        expect(await storage.account('Ann')).toBeUndefined()
      })

      it('changes a password', async () => {
        await storage.setPassword('ann', 'new')
        expect((await storage.account('ann'))?.passwordHash).toBe('new')
        expect((await storage.account('bob'))?.passwordHash).toBe('hash of bob')
      })
    })

    describe('tokens', () => {
      const pair = (name: string, expiresAt = 1000): NewTokens => ({
        access: { hash: Buffer.from(`${name} access`), expiresAt },
        refresh: { hash: Buffer.from(`${name} refresh`), expiresAt },
      })

      it('know their account until they end, and a refresh token is no access token', async () => {
        await storage.addTokens(ann.id, pair('a'))
        expect(await storage.accountOfToken(Buffer.from('a access'), 999)).toEqual(ann)
        expect(await storage.accountOfToken(Buffer.from('a access'), 1000)).toBeUndefined()
        expect(await storage.accountOfToken(Buffer.from('a refresh'), 0)).toBeUndefined()
      })

      it('are renewed once by each refresh token', async () => {
        await storage.addTokens(ann.id, pair('a'))
        expect(await storage.rotateTokens(Buffer.from('a refresh'), pair('b'), 0)).toBe(true)
        expect(await storage.accountOfToken(Buffer.from('b access'), 0)).toEqual(ann)
        expect(await storage.rotateTokens(Buffer.from('b refresh'), pair('c'), 0)).toBe(true)
      })

      it('all end when a spent refresh token comes back, those of other sign-ins not', async () => {
        await storage.addTokens(ann.id, pair('a'))
        await storage.addTokens(ann.id, pair('other'))
        await storage.rotateTokens(Buffer.from('a refresh'), pair('b'), 0)
        expect(await storage.rotateTokens(Buffer.from('a refresh'), pair('thief'), 0)).toBe(false)
        expect(await storage.accountOfToken(Buffer.from('b access'), 0)).toBeUndefined()
        expect(await storage.rotateTokens(Buffer.from('b refresh'), pair('c'), 0)).toBe(false)
        expect(await storage.accountOfToken(Buffer.from('thief access'), 0)).toBeUndefined()
        expect(await storage.accountOfToken(Buffer.from('other access'), 0)).toEqual(ann)
      })

      it('cannot be renewed when they have ended, are unknown, or are access tokens', async () => {
        await storage.addTokens(ann.id, pair('a'))
        for (const [hash, now] of [['a refresh', 1000] as const, ['nothing', 0] as const, ['a access', 0] as const]) {
          expect(await storage.rotateTokens(Buffer.from(hash), pair('b'), now)).toBe(false)
        }
      })

      it('are forgotten when they have ended, the others kept', async () => {
        await storage.addTokens(ann.id, pair('a', 1000))
        await storage.addTokens(ann.id, pair('b', 2000))
        await storage.purge(1500)
        expect(await storage.accountOfToken(Buffer.from('a access'), 0)).toBeUndefined()
        expect(await storage.accountOfToken(Buffer.from('b access'), 0)).toEqual(ann)
      })
    })

    describe('devices', () => {
      it('are registered all or not at all', async () => {
        const fresh = { serial_number: 'new', device_name: 'new' }
        expect(await storage.addDevices([fresh, two, one], 'refuse')).toEqual({ refused: 1 })
        expect((await storage.take(ann.id, fresh)).kind).toBe('unknown')
        expect(await storage.addDevices([fresh, two], 'skip')).toEqual({ added: 1 })
        expect((await storage.take(ann.id, fresh)).kind).toBe('created')
      })

      it('may share a serial number, not the name as well', async () => {
        const twin = { ...one, device_name: 'another' }
        expect(await storage.addDevices([twin], 'refuse')).toEqual({ added: 1 })
        expect((await take(ann, twin)).device).not.toBe((await take(ann, one)).device)
      })

      it('are seen by those who own or have owned them, each once', async () => {
        await take(ann)
        await storage.release(ann.id, (await take(ann, { ...one, ...two })).device)
        await take(ann, { ...one, ...two })
        const list = await storage.devices(ann.id, everything)
        expect(list.count).toBe(2)
        expect(list.rows).toMatchObject([one, two])
        expect(list.rows[1]).not.toHaveProperty('device_type')
        expect(await storage.devices(bob.id, everything)).toEqual({ count: 0, rows: [] })
      })

      it('are told apart by who owns them now', async () => {
        await storage.release(ann.id, (await take(ann)).device)
        await take(ann, { ...one, ...two })
        expect((await storage.devices(ann.id, { ...everything, current: true })).rows).toMatchObject([two])
        expect((await storage.devices(ann.id, { ...everything, current: false })).rows).toMatchObject([one])
      })
    })

    describe('take', () => {
      it('begins a span now, without an end', async () => {
        expect(await storage.take(ann.id, one)).toEqual({
          kind: 'created',
          ownership: {
            id: expect.any(Number),
            start_time: '2024-01-01T06:00:00.000000Z',
            end_time: OPEN_END,
            device: expect.any(Number),
            manager: ann.id,
            device_details: {
              id: expect.any(Number),
              serial_number: one.serial_number,
              device_name: one.device_name,
            },
          },
        })
      })

      it('gives the same record again to whom the device belongs', async () => {
        const ownership = await take(ann)
        made.setTime('2024-01-02T00:00:00.000Z')
        expect(await storage.take(ann.id, one)).toEqual({ kind: 'existing', ownership })
      })

      it('tells another manager only that it is taken', async () => {
        await take(ann)
        expect(await storage.take(bob.id, one)).toEqual({ kind: 'owned-by-other' })
      })

      it.each([
        ['an unknown serial number', { ...one, serial_number: 'nobody' }],
        ['a wrong name', { ...one, device_name: 'wrong' }],
        ['a name in other case', { ...one, device_name: 'A1B2C3D4E5F8' }],
        ['a serial number without its zero', { ...one, serial_number: '12345' }],
        ['a name with something behind it', { ...one, device_name: `${one.device_name}\0` }],
      ])('answers %s alike, owned or not', async (_, wrong) => {
        expect(await storage.take(bob.id, wrong)).toEqual({ kind: 'unknown' })
        await take(ann)
        expect(await storage.take(bob.id, wrong)).toEqual({ kind: 'unknown' })
      })

      it('gives a device to exactly one of many who ask at once', async () => {
        const other = await made.reopen()
        const asked = Array.from({ length: 40 }, (_, index) =>
          (index % 4 < 2 ? storage : other).take(index % 2 ? ann.id : bob.id, one),
        )
        const kinds = (await Promise.all(asked)).map(({ kind }) => kind).sort()
        expect(kinds).toEqual(['created', ...Array(19).fill('existing'), ...Array(20).fill('owned-by-other')])
        await other[Symbol.asyncDispose]()
      })

      it('is a new span when the device was released', async () => {
        const first = await take(ann)
        await storage.release(ann.id, first.device)
        const second = await take(bob)
        expect(second.id).not.toBe(first.id)
        expect((await storage.ownership(ann.id, first.id))?.end_time).toBe(second.start_time)
      })

      it('never reaches into the span before, even if the clock was set back', async () => {
        made.setTime('2024-01-03T00:00:00.000Z')
        const { device } = await take(ann)
        made.setTime('2024-01-01T00:00:00.000Z')
        const released = await storage.release(ann.id, device)
        expect(released).toMatchObject({ ownership: { end_time: '2024-01-03T00:00:00.000001Z' } })
        expect((await take(bob)).start_time).toBe('2024-01-03T00:00:00.000001Z')
      })
    })

    describe('release', () => {
      it('ends the span now and keeps it', async () => {
        const taken = await take(ann)
        made.setTime('2024-02-01T00:00:00.000Z')
        const ownership = { ...taken, end_time: '2024-02-01T00:00:00.000000Z' }
        expect(await storage.release(ann.id, taken.device)).toEqual({ kind: 'released', ownership })
        expect(await storage.ownership(ann.id, taken.id)).toEqual(ownership)
      })

      it('is for the owner alone', async () => {
        const { device } = await take(ann)
        expect(await storage.release(bob.id, device)).toEqual({ kind: 'not-owner' })
        expect(await storage.release(ann.id, 999)).toEqual({ kind: 'unknown' })
        await storage.release(ann.id, device)
        expect(await storage.release(ann.id, device)).toEqual({ kind: 'not-owned' })
      })
    })

    describe('a key that comes twice', () => {
      it('gets its first answer, whatever has changed since', async () => {
        const first = await storage.take(ann.id, one, keyed('k'))
        await storage.release(ann.id, (await take(ann)).device)
        expect(await storage.take(ann.id, one, keyed('k'))).toEqual(first)
        expect((await storage.ownerships(ann.id, { ...everything, current: true })).count).toBe(0)
      })

      it('gets a first refusal again, too', async () => {
        await storage.take(bob.id, one)
        expect((await storage.take(ann.id, one, keyed('k'))).kind).toBe('owned-by-other')
        await storage.release(bob.id, (await take(bob)).device)
        expect((await storage.take(ann.id, one, keyed('k'))).kind).toBe('owned-by-other')
      })

      it('releases once', async () => {
        const { device } = await take(ann)
        const first = await storage.release(ann.id, device, keyed('k'))
        await take(ann)
        expect(await storage.release(ann.id, device, keyed('k'))).toEqual(first)
        expect((await storage.ownerships(ann.id, { ...everything, current: true })).count).toBe(1)
      })

      it('is refused with another question, and is each account’s own', async () => {
        await storage.take(ann.id, one, keyed('k'))
        expect((await storage.take(ann.id, two, keyed('k', 'other'))).kind).toBe('key-reused')
        expect((await storage.take(bob.id, one, keyed('k'))).kind).toBe('owned-by-other')
      })

      it('does its work once among many at once', async () => {
        const asked = Array.from({ length: 20 }, () => storage.take(ann.id, one, keyed('k')))
        expect(new Set((await Promise.all(asked)).map(({ kind }) => kind))).toEqual(new Set(['created']))
      })

      it('is forgotten after a month', async () => {
        await storage.take(ann.id, one, keyed('k'))
        await storage.purge(Date.parse('2024-01-31T00:00:00Z'))
        expect((await storage.take(ann.id, one, keyed('k'))).kind).toBe('created')
        await storage.purge(Date.parse('2024-02-03T00:00:00Z'))
        expect((await storage.take(ann.id, one, keyed('k'))).kind).toBe('existing')
      })
    })

    describe('the database itself refuses two spans of one device that overlap', () => {
      const at = (day: number) => `2024-03-0${day}T00:00:00.000000Z`
      beforeEach(async () => {
        const { device } = await take(ann)
        await storage.release(ann.id, device)
        await made.forceSpan(device, ann.id, at(3), at(5))
      })

      it.each([
        ['begins inside', 4, 6],
        ['ends inside', 2, 4],
        ['lies inside', 3, 4],
        ['contains', 2, 6],
        ['is the same', 3, 5],
      ])('one that %s', async (_, start, end) => {
        await expect(made.forceSpan(1, bob.id, at(start), at(end))).rejects.toThrow()
      })

      it('also when a span is moved', async () => {
        await made.forceSpan(1, bob.id, at(6), at(7))
        const [, , third] = [
          ...(await storage.ownerships(ann.id, everything)).rows,
          ...(await storage.ownerships(bob.id, everything)).rows,
        ]
        if (!third) throw new Error('there should be three spans')
        await expect(made.forceStart(third.id, at(4))).rejects.toThrow()
        await made.forceStart(third.id, at(5))
      })

      it('one that touches is none, nor is one of another device', async () => {
        await made.forceSpan(1, bob.id, at(5), at(6))
        await made.forceSpan(1, bob.id, at(2), at(3))
        await made.forceSpan(2, bob.id, at(3), at(5))
      })

      it('and a span that ends before it begins', async () => {
        await expect(made.forceSpan(2, bob.id, at(5), at(3))).rejects.toThrow()
        await expect(made.forceSpan(2, bob.id, at(3), at(3))).rejects.toThrow()
      })
    })

    describe('lists', () => {
      const many = Array.from({ length: 12 }, (_, index) => ({
        serial_number: `S-${String(index).padStart(2, '0')}`,
        device_name: `name_${(index * 5) % 12}`,
        device_type: 'probe',
      }))
      beforeEach(async () => {
        await storage.addDevices(many, 'refuse')
        for (const [index, device] of many.entries()) {
          made.setTime(`2024-05-${10 + index}T00:00:00.000Z`)
          const { device: id } = await take(ann, device)
          if (index % 3 === 0) await storage.release(ann.id, id)
        }
        await take(bob)
      })
      const serials = (rows: readonly { device_details: { serial_number: string } }[]) =>
        rows.map(({ device_details }) => device_details.serial_number)

      it('come in pages that together are the whole', async () => {
        const pages = []
        for (const offset of [0, 5, 10]) {
          const { count, rows } = await storage.ownerships(ann.id, { ...everything, offset, limit: 5 })
          expect(count).toBe(12)
          pages.push(...serials(rows))
        }
        expect(pages).toEqual(many.map(({ serial_number }) => serial_number))
        expect(await storage.ownerships(ann.id, { ...everything, offset: 15, limit: 5 })).toEqual({
          count: 12,
          rows: [],
        })
      })

      it('hold only one’s own', async () => {
        const [theirs] = (await storage.ownerships(bob.id, everything)).rows
        expect((await storage.ownerships(bob.id, everything)).count).toBe(1)
        expect(await storage.ownership(bob.id, theirs?.id ?? 0)).toEqual(theirs)
        expect(await storage.ownership(ann.id, theirs?.id ?? 0)).toBeUndefined()
        expect(await storage.ownership(ann.id, 999)).toBeUndefined()
      })

      it('are filtered by every field', async () => {
        const count = async (filter: object) => (await storage.ownerships(ann.id, { ...everything, ...filter })).count
        const [third] = (await storage.ownerships(ann.id, { ...everything, serial_number: 'S-02' })).rows
        expect(await count({ serial_number: 'S-02' })).toBe(1)
        expect(await count({ serial_number: 's-02' })).toBe(0)
        expect(await count({ device_name: 'name_5' })).toBe(1)
        expect(await count({ device: third?.device })).toBe(1)
        expect(await count({ current: true })).toBe(8)
        expect(await count({ current: false })).toBe(4)
        expect(await count({ current: true, serial_number: 'S-03' })).toBe(0)
      })

      it('are searched in parts of a word, wild cards taken literally', async () => {
        const found = async (search: string) => (await storage.ownerships(ann.id, { ...everything, search })).count
        expect(await found('s-0')).toBe(10)
        expect(await found('NAME_1')).toBe(3)
        expect(await found('name%')).toBe(0)
        expect(await found('S_0')).toBe(0)
        expect((await storage.devices(ann.id, { ...everything, search: 'PROBE' })).count).toBe(12)
        expect((await storage.devices(ann.id, { ...everything, search: 'S-11' })).count).toBe(1)
      })

      it('are ordered by several fields, each either way', async () => {
        const ordering = [
          { field: 'end_time', descending: true },
          { field: 'serial_number', descending: true },
        ]
        const { rows } = await storage.ownerships(ann.id, { ...everything, ordering })
        expect(serials(rows).slice(0, 3)).toEqual(['S-11', 'S-10', 'S-08'])
        expect(serials(rows).slice(-2)).toEqual(['S-03', 'S-00'])
        const devices = await storage.devices(ann.id, {
          ...everything,
          ordering: [{ field: 'device_name', descending: false }],
        })
        expect(devices.rows.map(({ device_name }) => device_name).slice(0, 3)).toEqual(['name_0', 'name_1', 'name_10'])
      })
    })

    describe('the access rule', () => {
      it('needs one span that includes the whole period', async () => {
        made.setTime('2024-01-10T00:00:00.000Z')
        const { device, id } = await take(ann)
        made.setTime('2024-01-20T00:00:00.000Z')
        await storage.release(ann.id, device)
        const second = await take(ann)
        const at = (day: number) => `2024-01-${day}T00:00:00.000000Z`
        const covering = async (who: Account, start: string, end: string) => {
          const found = await storage.covering(who.id, device, start, end)
          return typeof found === 'string' ? found : found.id
        }
        expect(await covering(ann, at(10), at(20))).toBe(id)
        expect(await covering(ann, '2024-01-09T23:59:59.999999Z', at(20))).toBe('not-covered')
        expect(await covering(ann, at(10), '2024-01-20T00:00:00.000001Z')).toBe('not-covered')
        // Two spans that touch cover the period together, and the rule asks for one.
        expect(await covering(ann, at(19), at(21))).toBe('not-covered')
        expect(await covering(ann, at(20), '2999-12-31T23:59:59.000000Z')).toBe(second.id)
        expect(await covering(ann, at(20), '2999-12-31T23:59:59.000001Z')).toBe('not-covered')
        expect(await covering(bob, at(10), at(20))).toBe('not-covered')
        expect(await storage.covering(ann.id, 999, at(10), at(20))).toBe('unknown-device')
      })
    })

    it('is the same to another process', async () => {
      const taken = await take(ann)
      await using other = await made.reopen()
      expect(await other.ownership(ann.id, taken.id)).toEqual(taken)
      expect(await other.addAccount({ username: 'cid', passwordHash: 'h', manager: false })).toMatchObject({
        username: 'cid',
        manager: false,
      })
      expect(await storage.account('cid')).toMatchObject({ manager: false })
    })
  })
}
