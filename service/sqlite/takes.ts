/** Take and release: the only writes to ownerships. Each runs inside one transaction. */
import type { DatabaseSync } from 'node:sqlite'
import type { Identity, Ownership } from '../../app/ownership/record.ts'
import { after, type Instant, later, OPEN } from '../instants.ts'
import type { ReleaseOutcome, TakeOutcome } from '../storage.ts'
import { one } from './open.ts'
import { type DeviceRow, type OwnershipRow, ownershipOf } from './rows.ts'

interface SpanRow {
  readonly id: number
  readonly manager_id: number
  readonly start_time: Instant
  readonly end_time: Instant
}

export function takes(database: DatabaseSync, now: () => Instant) {
  // One look-up by both values: whether it was the serial number or the name that did not fit is not even known here.
  const byIdentity = database.prepare('SELECT * FROM devices WHERE serial_number = ? AND device_name = ?')
  const byId = database.prepare('SELECT * FROM devices WHERE id = ?')
  const latest = database.prepare('SELECT * FROM ownerships WHERE device_id = ? ORDER BY end_time DESC LIMIT 1')
  const begin = database.prepare(
    'INSERT INTO ownerships (device_id, manager_id, start_time, end_time) VALUES (?, ?, ?, ?) RETURNING id',
  )
  const truncate = database.prepare('UPDATE ownerships SET end_time = ? WHERE id = ?')

  function record(device: DeviceRow, span: SpanRow): Ownership {
    const { serial_number, device_name } = device
    return ownershipOf({ ...span, device_id: device.id, serial_number, device_name } satisfies OwnershipRow)
  }

  return {
    take(manager: number, { serial_number, device_name }: Identity): TakeOutcome {
      const device = one<DeviceRow>(byIdentity, serial_number, device_name)
      if (!device) return { kind: 'unknown' }
      const last = one<SpanRow>(latest, device.id)
      if (last?.end_time === OPEN) {
        return last.manager_id === manager
          ? { kind: 'existing', ownership: record(device, last) }
          : { kind: 'owned-by-other' }
      }
      // A clock that was set back must not make this span reach into the one before.
      const start_time = last ? later(now(), last.end_time) : now()
      const row = one<{ id: number }>(begin, device.id, manager, start_time, OPEN)
      if (!row) throw new Error('the new ownership was not written')
      const span = { id: row.id, manager_id: manager, start_time, end_time: OPEN }
      return { kind: 'created', ownership: record(device, span) }
    },

    release(manager: number, deviceId: number): ReleaseOutcome {
      const device = one<DeviceRow>(byId, deviceId)
      if (!device) return { kind: 'unknown' }
      const last = one<SpanRow>(latest, device.id)
      if (last?.end_time !== OPEN) return { kind: 'not-owned' }
      if (last.manager_id !== manager) return { kind: 'not-owner' }
      const end_time = later(now(), after(last.start_time))
      truncate.run(end_time, last.id)
      return { kind: 'released', ownership: record(device, { ...last, end_time }) }
    },
  }
}
