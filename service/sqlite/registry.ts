/** Registering devices: many in one transaction, or none. */
import type { DatabaseSync } from 'node:sqlite'
import type { NewDevice } from '../storage.ts'

/** Thrown inside the transaction, so that nothing of it stays. */
export class AlreadyRegistered extends Error {
  override readonly name = 'AlreadyRegistered'
  readonly index: number

  constructor(index: number) {
    super(`device ${index} is registered already`)
    this.index = index
  }
}

export function registry(database: DatabaseSync) {
  const add = database.prepare(
    `INSERT INTO devices (serial_number, device_name, device_type) VALUES (?, ?, ?)
     ON CONFLICT (serial_number, device_name) DO NOTHING`,
  )
  return {
    /** @throws AlreadyRegistered the first one that is, where known ones are refused. */
    add(devices: readonly NewDevice[], known: 'refuse' | 'skip'): number {
      let added = 0
      for (const [index, { serial_number, device_name, device_type }] of devices.entries()) {
        const { changes } = add.run(serial_number, device_name, device_type ?? null)
        if (changes === 0 && known === 'refuse') throw new AlreadyRegistered(index)
        added += Number(changes)
      }
      return added
    },
  }
}
