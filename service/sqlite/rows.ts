/** Rows as the contract's records. */
import type { Device, Ownership } from '../../app/ownership/record.ts'
import { type Instant, written } from '../instants.ts'

export interface OwnershipRow {
  readonly id: number
  readonly device_id: number
  readonly manager_id: number
  readonly start_time: Instant
  readonly end_time: Instant
  readonly serial_number: string
  readonly device_name: string
}

export function ownershipOf(row: OwnershipRow): Ownership {
  return {
    id: row.id,
    start_time: written(row.start_time),
    end_time: written(row.end_time),
    device: row.device_id,
    manager: row.manager_id,
    device_details: { id: row.device_id, device_name: row.device_name, serial_number: row.serial_number },
  }
}

export interface DeviceRow {
  readonly id: number
  readonly serial_number: string
  readonly device_name: string
  readonly device_type: string | null
}

export function deviceOf({ id, serial_number, device_name, device_type }: DeviceRow): Device {
  return { id, serial_number, device_name, ...(device_type === null ? {} : { device_type }) }
}
