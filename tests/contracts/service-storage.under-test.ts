/** A storage with two accounts and two devices, made anew for each story of its contract. */
import { beforeEach } from 'vitest'
import type { Ownership } from '../../app/ownership/record.ts'
import type { Account, Idempotency, Storage } from '../../service/storage.ts'

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

export type MakeStorage = () => Promise<StorageUnderTest>

export const one = { serial_number: '012345', device_name: 'a1b2c3d4e5f8', device_type: 'gateway' }
export const two = { serial_number: '012346', device_name: 'b1b2c3d4e5f8' }
export const everything = { ordering: [], offset: 0, limit: 500 }
export const OPEN_END = '2999-12-31T23:59:59Z'
export const keyed = (key: string, request = 'same'): Idempotency => ({ key, request: Buffer.from(request) })

/** What a story works with. */
export interface Under {
  readonly made: StorageUnderTest
  readonly storage: Storage
  readonly ann: Account
  readonly bob: Account
  take(manager: Account, identity?: typeof one, key?: Idempotency): Promise<Ownership>
}

/** @returns what is there while a story runs. */
export function underTest(make: MakeStorage): Under {
  let made: StorageUnderTest
  let accounts: { ann: Account; bob: Account }

  async function account(username: string): Promise<Account> {
    const added = await made.storage.addAccount({ username, passwordHash: `hash of ${username}`, manager: true })
    if (!added) throw new Error(`${username} was there already`)
    return added
  }

  beforeEach(async () => {
    made = await make()
    made.setTime('2024-01-01T06:00:00.000Z')
    accounts = { ann: await account('ann'), bob: await account('bob') }
    await made.storage.addDevices([one, two], 'refuse')
  })
  return {
    get made() {
      return made
    },
    get storage() {
      return made.storage
    },
    get ann() {
      return accounts.ann
    },
    get bob() {
      return accounts.bob
    },
    async take(manager, identity = one, key) {
      const outcome = await made.storage.take(manager.id, identity, key)
      if (!('ownership' in outcome)) throw new Error(`not taken: ${outcome.kind}`)
      return outcome.ownership
    },
  }
}
