/** Filters as a query, and applied once more to what comes back: a service that ignores one must not fool anybody. */
import type { DeviceFilter, OwnershipFilter } from './access.ts'
import { DEFAULT_LIMIT } from './contract.ts'
import type { Device, Ownership } from './record.ts'
import { isOpenEnded } from './spans.ts'

export function queryOf(filter: OwnershipFilter, page: number): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  query.set('page', String(page))
  query.set('limit', String(DEFAULT_LIMIT))
  return query.toString()
}

/** Serial number and name byte for byte. `search` and `ordering` are the service's own affair. */
export function isOwnershipWanted(ownership: Ownership, filter: OwnershipFilter): boolean {
  const { serial_number, device_name } = ownership.device_details
  return (
    (filter.device === undefined || ownership.device === filter.device) &&
    (filter.serial_number === undefined || serial_number === filter.serial_number) &&
    (filter.device_name === undefined || device_name === filter.device_name) &&
    (filter.current === undefined || isOpenEnded(ownership) === filter.current)
  )
}

export function isDeviceWanted(device: Device, filter: DeviceFilter): boolean {
  return filter.serial_number === undefined || device.serial_number === filter.serial_number
}
