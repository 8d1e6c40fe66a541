/** What a report says of a batch: every line of its packing list, then the devices that came beside it. */
import { identityKey } from '../device/identity.ts'
import { usernameOf } from '../ownership/account-key.ts'
import type { ManifestLine } from './manifest.ts'
import type { BatchRecord } from './record.ts'
import type { ReportContent, ReportRow } from './report-rows.ts'
import type { DeviceRecord } from './tally.ts'

/** @param now ISO 8601 */
export function reportContent(record: BatchRecord, now: string): ReportContent {
  const { id, created, since, closed } = record
  const { name, account, list } = created
  return {
    batch: {
      id,
      name,
      created: since,
      ...(closed !== undefined && { closed }),
      account: nameOf(account),
      ...(list && { list: { file: list.file, lines: list.lines } }),
    },
    rows: reportRows(record),
    made: now,
  }
}

/** In the order of the list; what came beside it follows in the order it came. */
export function reportRows({ manifest, tally }: BatchRecord): readonly ReportRow[] {
  const bySerial = new Map<string, DeviceRecord[]>()
  for (const device of tally.devices) {
    const { serial_number } = device.identity
    bySerial.set(serial_number, [...(bySerial.get(serial_number) ?? []), device])
  }
  const told = new Set<string>()
  const rows: ReportRow[] = (manifest?.lines ?? []).map((line) => {
    const device = bestFor(line, bySerial.get(line.serial_number) ?? [])
    if (device?.identity === undefined || told.has(identityKey(device.identity))) return { ...line, ...never }
    told.add(identityKey(device.identity))
    return { ...line, ...rowOf(device), expected: true }
  })
  for (const device of tally.devices) {
    if (!told.has(identityKey(device.identity))) rows.push({ ...rowOf(device), expected: manifest === undefined })
  }
  for (const stay of tally.unnamed) rows.push({ ...rowOf(stay), expected: manifest === undefined })
  return rows
}

const never = { expected: true, outcome: 'missing', tries: 0 } as const

/** Where devices of two names say the same serial number: the one the list names, else the one that is done. */
function bestFor({ device_name: name }: ManifestLine, devices: readonly DeviceRecord[]): DeviceRecord | undefined {
  const named = devices.find(({ identity }) => identity?.device_name === name)
  return named ?? devices.find(({ standing }) => standing === 'taken' || standing === 'already-yours') ?? devices[0]
}

function rowOf(device: DeviceRecord): Omit<ReportRow, 'expected'> {
  const { identity, standing, at, account, socket, ownership, problem, decided, tries, reconciled, label } = device
  return {
    ...identity,
    outcome: standing,
    at,
    by: nameOf(account),
    ...(socket !== undefined && { socket }),
    ...(ownership && { ownership: ownership.id, since: ownership.start_time }),
    ...(problem && { problem }),
    ...(decided && { decided }),
    tries,
    ...(reconciled && { reconciled }),
    ...(label !== undefined && { label }),
  }
}

const nameOf = (account: string) => usernameOf(account) ?? account
