/** A core that a test plays, with devices: what the list has is made up, what is found in it the app's own code finds. */

import type { DevicesView, ReleaseRow } from '../../app/api/devices.ts'
import { type Found, type Query, querySchema, type Snapshot } from '../../app/api.ts'
import { Finding } from '../../app/devices/finding.ts'
import { Holdings } from '../../app/devices/holdings.ts'
import { readable } from '../../app/devices/readable.ts'
import { failure } from '../../app/errors.ts'
import { OPEN_END } from '../../app/ownership/contract.ts'
import type { Ownership } from '../../app/ownership/record.ts'
import { isOpenEnded } from '../../app/ownership/spans.ts'
import { signedIn } from './scripted-page.ts'

type Made = readonly [serial: string, device: number, name: string, type: string, start: string, end?: string]

/** As on the drawing board. */
const few: readonly Made[] = [
  ['012345', 12345, 'a1b2c3d4e5f8', 'Vest tracker', '2025-03-03T08:12:00Z', '2025-08-18T14:40:00Z'],
  ['012345', 12345, 'a1b2c3d4e5f8', 'Vest tracker', '2026-11-24T13:02:11.391Z'],
  ['012346', 12346, 'a1b2c3d4e6a1', 'Vest tracker', '2026-11-24T13:02:11.2Z'],
  ['012350', 12350, 'a1b2c3d4f003', 'Vest tracker', '2026-11-24T13:02:11.1Z'],
  ['012351', 12351, 'a1b2c3d4f017', 'Vest tracker', '2026-09-02T06:41:00Z'],
  ['004180', 4180, '9f03bc21a4d2', 'Wall gateway', '2026-08-17T14:25:00Z'],
  ['004181', 4181, '9f03bc21a4d9', 'Wall gateway', '2026-08-17T14:24:00Z'],
  ['000907', 907, '30aea4c0118b', 'Battery sensor', '2025-03-03T08:12:00Z'],
  ['000908', 908, '30aea4c0119f', 'Battery sensor', '2025-03-03T08:12:00Z'],
  ['000911', 911, '30aea4c011b2', 'Battery sensor', '2025-03-03T08:11:00Z'],
  ['000700', 700, '30aea4c00aaa', 'Battery sensor', '2024-02-01T08:00:00Z', '2025-02-01T08:00:00Z'],
]

export function many(count: number): Made[] {
  return Array.from({ length: count }, (_, n) => {
    const start = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
    return [String(n).padStart(6, '0'), n + 1, `name-${n}`, n % 2 === 0 ? 'Vest tracker' : 'Wall gateway', start]
  })
}

export class PlayedDevices {
  readonly holdings = new Holdings()
  readonly #finding: Finding
  releases: ReleaseRow[] = []

  constructor(made: readonly Made[] = few) {
    for (const [index, one] of made.entries()) this.holdings.add(ownershipOf(index + 1, one))
    for (const [, device, , type] of made) this.holdings.setType(device, type)
    this.#finding = new Finding(this.holdings)
  }

  snapshot(changed: Partial<DevicesView> = {}): Partial<Snapshot> {
    const { current, ended, size } = this.holdings
    const view = { state: 'ready', asOf: '2026-11-24T14:03:00.000Z', loaded: size, current, ended, changed: 1 } as const
    return { ...signedIn, devices: { ...view, ...changed } }
  }

  /** As the core does, it fills in what a page may leave out. */
  found(asked: Query): Found {
    const query = querySchema.parse(asked)
    switch (query.query) {
      case 'devices': {
        const { offset, limit, ownerships, show } = query
        const all = this.#finding.find(query)
        const rows = ownerships === undefined ? all : all.filter((row) => ownerships.includes(row.ownership))
        const { total, types } = { total: this.#finding.total(show), types: this.#finding.types(show) }
        return { rows: rows.slice(offset, offset + limit), count: rows.length, total, types }
      }
      case 'devices-found':
        return { ownerships: this.#finding.find(query).map(({ ownership }) => ownership) }
      case 'ownerships':
        return this.#about(query.device)
      case 'readable':
        return readable(this.holdings.of(query.device), query)
      case 'releases': {
        const { only, offset, limit } = query
        const rows = this.releases.filter(({ state }) => only === undefined || state === only)
        return { rows: rows.slice(offset, offset + limit), count: rows.length }
      }
      default:
        return { failure: failure('CONFIG_INVALID', { what: query.query }) }
    }
  }

  #about(device: number): Found {
    const spans = this.holdings.of(device)
    const [newest] = spans
    if (newest === undefined) return { failure: failure('NOT_OWNER', { device_id: device }) }
    const { serial_number, device_name } = newest.device_details
    return {
      ...{ device, serial_number, device_name, device_type: this.holdings.typeOf(device) },
      spans: spans.map((span) => {
        return { ownership: span.id, from: span.start_time, to: span.end_time, running: isOpenEnded(span) }
      }),
    }
  }
}

function ownershipOf(
  id: number,
  [serial_number, device, device_name, , start_time, end_time = OPEN_END]: Made,
): Ownership {
  return { id, start_time, end_time, device, manager: 7, device_details: { id: device, serial_number, device_name } }
}
