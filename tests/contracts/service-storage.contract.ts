/** What every storage of the service has to keep, whatever it is made of. */
import { describe, expect, it } from 'vitest'
import { owning } from './service-storage.owning.ts'
import { reading } from './service-storage.reading.ts'
import { registering } from './service-storage.registering.ts'
import { type MakeStorage, underTest } from './service-storage.under-test.ts'

export function storageContract(name: string, make: MakeStorage): void {
  describe(`storage: ${name}`, () => {
    const under = underTest(make)
    registering(under)
    owning(under)
    reading(under)

    it('is the same to another process', async () => {
      const taken = await under.take(under.ann)
      await using other = await under.made.reopen()
      expect(await other.ownership(under.ann.id, taken.id)).toEqual(taken)
      expect(await other.addAccount({ username: 'cid', passwordHash: 'h', manager: false })).toMatchObject({
        username: 'cid',
        manager: false,
      })
      expect(await under.storage.account('cid')).toMatchObject({ manager: false })
    })
  })
}
