/** Rows found and sorted. Sorted once for each order and change, filtered once for each filter: a page is a slice. */
import type { DeviceFilter, DeviceRow, DeviceSort } from '../api/devices.ts'
import type { Ownership } from '../ownership/record.ts'
import { instantKey, isOpenEnded } from '../ownership/spans.ts'
import type { Holdings } from './holdings.ts'

interface Indexed {
  readonly row: DeviceRow
  readonly sought: string
  readonly keys: Readonly<Record<DeviceSort, string>>
}
type Show = DeviceFilter['show']

/** What the holdings were at one moment, ready to be asked. */
export class Finding {
  readonly #shown: Readonly<Record<Show, readonly Indexed[]>>
  readonly #sorted = new Map<string, readonly Indexed[]>()
  #last: { readonly key: string; readonly rows: readonly DeviceRow[] } | undefined

  constructor(holdings: Holdings) {
    const all = [...holdings.devices].flatMap((device) => indexed(holdings, device))
    this.#shown = {
      current: all.filter(({ row }) => row.until === undefined),
      ended: all.filter(({ row }) => row.until !== undefined),
    }
  }

  total(show: Show): number {
    return this.#shown[show].length
  }

  types(show: Show): string[] {
    const types = new Set(this.#shown[show].flatMap(({ row }) => row.device_type ?? []))
    return [...types].sort((a, b) => compare(sortKey(a), sortKey(b)) || compare(a, b))
  }

  /** Rows that were found stay the same array until another filter is asked for. */
  find({ show, search, type, sort, descending }: DeviceFilter): readonly DeviceRow[] {
    const key = JSON.stringify([show, search, type, sort, descending])
    if (this.#last?.key === key) return this.#last.rows
    const needles = needlesOf(search)
    const found = this.#sortedBy(show, sort)
      .filter(({ row, sought }) => {
        return (type === undefined || row.device_type === type) && needles.some((needle) => sought.includes(needle))
      })
      .map(({ row }) => row)
    const rows = descending ? found.reverse() : found
    this.#last = { key, rows }
    return rows
  }

  #sortedBy(show: Show, sort: DeviceSort): readonly Indexed[] {
    const key = `${show} ${sort}`
    const known = this.#sorted.get(key)
    if (known !== undefined) return known
    const sorted = this.#shown[show].toSorted(
      (a, b) =>
        compare(a.keys[sort], b.keys[sort]) || compare(a.keys.serial, b.keys.serial) || a.row.device - b.row.device,
    )
    this.#sorted.set(key, sorted)
    return sorted
  }
}

/** What was made of an ownership before: most of a list stays as it is when something changes. */
const made = new WeakMap<Ownership, Indexed>()

function indexed(holdings: Holdings, device: number): Indexed[] {
  const shown = holdings.shown(device)
  if (shown === undefined) return []
  const type = holdings.typeOf(device)
  const before = made.get(shown)
  if (before !== undefined && before.row.device_type === type) return [before]
  const fresh = indexOf(shown, type)
  made.set(shown, fresh)
  return [fresh]
}

function indexOf(ownership: Ownership, type: string | undefined): Indexed {
  const { id, device, start_time, end_time } = ownership
  const { serial_number, device_name } = ownership.device_details
  const row: DeviceRow = {
    device,
    serial_number,
    device_name,
    ...(type !== undefined && { device_type: type }),
    ownership: id,
    since: start_time,
    ...(!isOpenEnded(ownership) && { until: end_time }),
  }
  const keys = {
    serial: sortKey(serial_number),
    id: sortKey(String(device)),
    name: sortKey(device_name),
    // What has no type comes after what has one.
    type: type === undefined ? '\uffff' : sortKey(type),
    since: instantKey(start_time),
  }
  return { row, keys, sought: [serial_number, String(device), device_name].join('\n').toLowerCase() }
}

/** Numbers in it sort as numbers, upper and lower case alike. */
function sortKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(24, '0'))
}

/** As it was typed, and without the gaps that a number is read out with. */
function needlesOf(search: string): readonly string[] {
  const typed = search.trim().toLowerCase()
  return [...new Set([typed, typed.replaceAll(/\s+/g, '')])]
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
