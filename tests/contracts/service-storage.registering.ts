/** What every storage keeps of accounts, their tokens, and devices. */
import { describe, expect, it } from 'vitest'
import type { NewTokens } from '../../service/storage.ts'
import { everything, one, two, type Under } from './service-storage.under-test.ts'

export function registering(under: Under): void {
  describe('accounts', () => {
    it('keeps each name once and finds it byte for byte', async () => {
      expect(await under.storage.addAccount({ username: 'ann', passwordHash: 'other', manager: false })).toBeUndefined()
      expect(await under.storage.account('ann')).toEqual({ ...under.ann, passwordHash: 'hash of ann' })
      expect(await under.storage.account('Ann')).toBeUndefined()
    })

    it('changes a password', async () => {
      await under.storage.setPassword('ann', 'new')
      expect((await under.storage.account('ann'))?.passwordHash).toBe('new')
      expect((await under.storage.account('bob'))?.passwordHash).toBe('hash of bob')
    })
  })

  describe('tokens', () => {
    const pair = (name: string, expiresAt = 1000): NewTokens => ({
      access: { hash: Buffer.from(`${name} access`), expiresAt },
      refresh: { hash: Buffer.from(`${name} refresh`), expiresAt },
    })

    it('know their account until they end, and a refresh token is no access token', async () => {
      await under.storage.addTokens(under.ann.id, pair('a'))
      expect(await under.storage.accountOfToken(Buffer.from('a access'), 999)).toEqual(under.ann)
      expect(await under.storage.accountOfToken(Buffer.from('a access'), 1000)).toBeUndefined()
      expect(await under.storage.accountOfToken(Buffer.from('a refresh'), 0)).toBeUndefined()
    })

    it('are renewed once by each refresh token', async () => {
      await under.storage.addTokens(under.ann.id, pair('a'))
      expect(await under.storage.rotateTokens(Buffer.from('a refresh'), pair('b'), 0)).toBe(true)
      expect(await under.storage.accountOfToken(Buffer.from('b access'), 0)).toEqual(under.ann)
      expect(await under.storage.rotateTokens(Buffer.from('b refresh'), pair('c'), 0)).toBe(true)
    })

    it('all end when a spent refresh token comes back, those of other sign-ins not', async () => {
      await under.storage.addTokens(under.ann.id, pair('a'))
      await under.storage.addTokens(under.ann.id, pair('other'))
      await under.storage.rotateTokens(Buffer.from('a refresh'), pair('b'), 0)
      expect(await under.storage.rotateTokens(Buffer.from('a refresh'), pair('thief'), 0)).toBe(false)
      expect(await under.storage.accountOfToken(Buffer.from('b access'), 0)).toBeUndefined()
      expect(await under.storage.rotateTokens(Buffer.from('b refresh'), pair('c'), 0)).toBe(false)
      expect(await under.storage.accountOfToken(Buffer.from('thief access'), 0)).toBeUndefined()
      expect(await under.storage.accountOfToken(Buffer.from('other access'), 0)).toEqual(under.ann)
    })

    it('cannot be renewed when they have ended, are unknown, or are access tokens', async () => {
      await under.storage.addTokens(under.ann.id, pair('a'))
      for (const [hash, now] of [['a refresh', 1000] as const, ['nothing', 0] as const, ['a access', 0] as const]) {
        expect(await under.storage.rotateTokens(Buffer.from(hash), pair('b'), now)).toBe(false)
      }
    })

    it('are forgotten when they have ended, the others kept', async () => {
      await under.storage.addTokens(under.ann.id, pair('a', 1000))
      await under.storage.addTokens(under.ann.id, pair('b', 2000))
      await under.storage.purge(1500)
      expect(await under.storage.accountOfToken(Buffer.from('a access'), 0)).toBeUndefined()
      expect(await under.storage.accountOfToken(Buffer.from('b access'), 0)).toEqual(under.ann)
    })
  })

  describe('devices', () => {
    it('are registered all or not at all', async () => {
      const fresh = { serial_number: 'new', device_name: 'new' }
      expect(await under.storage.addDevices([fresh, two, one], 'refuse')).toEqual({ refused: 1 })
      expect((await under.storage.take(under.ann.id, fresh)).kind).toBe('unknown')
      expect(await under.storage.addDevices([fresh, two], 'skip')).toEqual({ added: 1 })
      expect((await under.storage.take(under.ann.id, fresh)).kind).toBe('created')
    })

    it('may share a serial number, not the name as well', async () => {
      const twin = { ...one, device_name: 'another' }
      expect(await under.storage.addDevices([twin], 'refuse')).toEqual({ added: 1 })
      expect((await under.take(under.ann, twin)).device).not.toBe((await under.take(under.ann, one)).device)
    })

    it('are seen by those who own or have owned them, each once', async () => {
      await under.take(under.ann)
      await under.storage.release(under.ann.id, (await under.take(under.ann, { ...one, ...two })).device)
      await under.take(under.ann, { ...one, ...two })
      const list = await under.storage.devices(under.ann.id, everything)
      expect(list.count).toBe(2)
      expect(list.rows).toMatchObject([one, two])
      expect(list.rows[1]).not.toHaveProperty('device_type')
      expect(await under.storage.devices(under.bob.id, everything)).toEqual({ count: 0, rows: [] })
    })

    it('are told apart by who owns them now', async () => {
      await under.storage.release(under.ann.id, (await under.take(under.ann)).device)
      await under.take(under.ann, { ...one, ...two })
      expect((await under.storage.devices(under.ann.id, { ...everything, current: true })).rows).toMatchObject([two])
      expect((await under.storage.devices(under.ann.id, { ...everything, current: false })).rows).toMatchObject([one])
    })
  })
}
