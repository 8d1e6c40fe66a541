/** Lists of devices and of one device's spans as files. Times in UTC, as the service writes them. */
import type { DeviceRow } from '../api/devices.ts'
import { csvOf } from '../csv.ts'
import type { Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'

interface File {
  readonly name: string
  readonly text: string
}

export function devicesTable(rows: readonly DeviceRow[], now: Date): File {
  const header = ['serial_number', 'device_id', 'device_name', 'device_type', 'ownership', 'start_time', 'end_time']
  const cells = rows.map((row) => [
    row.serial_number,
    row.device,
    row.device_name,
    row.device_type,
    row.ownership,
    row.since,
    row.until,
  ])
  return { name: `devices-${now.toISOString().slice(0, 10)}.csv`, text: csvOf([header, ...cells]) }
}

export function ownershipsTable(ownerships: readonly Ownership[]): File {
  const header = ['serial_number', 'device_id', 'device_name', 'ownership', 'start_time', 'end_time']
  const cells = ownerships.map((ownership) => {
    const { id, device, device_details: details, start_time, end_time } = ownership
    const end = isOpenEnded(ownership) ? undefined : end_time
    return [details.serial_number, device, details.device_name, id, start_time, end]
  })
  const serial = ownerships[0]?.device_details.serial_number.replaceAll(/[^\w-]/g, '_') ?? ''
  return { name: `ownerships-${serial}.csv`, text: csvOf([header, ...cells]) }
}
