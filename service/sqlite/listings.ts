/** What a manager may see, page by page. Values are always bound; only names from the closed lists become SQL. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Device, Ownership } from '../../app/ownership/record.ts'
import { type Instant, OPEN } from '../instants.ts'
import type { DeviceListing, deviceOrderings, Listing, OwnershipListing, ownershipOrderings, Rows } from '../storage.ts'
import { all, one } from './open.ts'
import { type DeviceRow, deviceOf, type OwnershipRow, ownershipOf } from './rows.ts'

const ownershipColumns: Readonly<Record<(typeof ownershipOrderings)[number], string>> = {
  id: 'o.id',
  start_time: 'o.start_time',
  end_time: 'o.end_time',
  device: 'o.device_id',
  serial_number: 'd.serial_number',
  device_name: 'd.device_name',
}
const deviceColumns: Readonly<Record<(typeof deviceOrderings)[number], string>> = {
  id: 'd.id',
  serial_number: 'd.serial_number',
  device_name: 'd.device_name',
  device_type: 'd.device_type',
}
const OWNERSHIPS = 'FROM ownerships o JOIN devices d ON d.id = o.device_id'
const OWNERSHIP = 'SELECT o.*, d.serial_number, d.device_name'

/** Conditions that all hold, with the values they bind. */
class Where {
  readonly #conditions: string[] = []
  readonly values: SQLInputValue[] = []

  and(condition: string, ...values: SQLInputValue[]): this {
    this.#conditions.push(condition)
    this.values.push(...values)
    return this
  }
  /** Only where there is something to compare with. */
  equal(column: string, value: SQLInputValue | undefined): this {
    return value === undefined ? this : this.and(`${column} = ?`, value)
  }
  /** Letters A to Z in either case; other letters as they are. */
  contains(columns: readonly string[], text: string | undefined): this {
    if (!text) return this
    const each = columns.map((column) => `instr(lower(${column}), lower(?)) > 0`)
    return this.and(`(${each.join(' OR ')})`, ...columns.map(() => text))
  }
  get sql(): string {
    return `WHERE ${this.#conditions.join(' AND ')}`
  }
}

export function listings(database: DatabaseSync) {
  function page<Row>(
    select: string,
    from: string,
    where: Where,
    { ordering, offset, limit }: Listing,
    columns: Readonly<Record<string, string>>,
  ): Rows<Row> {
    const counted = one<{ count: number }>(
      database.prepare(`SELECT count(*) AS count ${from} ${where.sql}`),
      ...where.values,
    )
    const count = counted?.count ?? 0
    if (offset >= count) return { count, rows: [] }
    const terms = [...ordering, { field: 'id', descending: false }].map(({ field, descending }) => {
      const column = columns[field]
      if (column === undefined) throw new RangeError(`cannot be ordered by ${field}`)
      return `${column} ${descending ? 'DESC' : 'ASC'}`
    })
    const sql = `${select} ${from} ${where.sql} ORDER BY ${terms.join(', ')} LIMIT ? OFFSET ?`
    return { count, rows: all<Row>(database.prepare(sql), ...where.values, limit, offset) }
  }

  return {
    ownership(manager: number, id: number): Ownership | undefined {
      const statement = database.prepare(`${OWNERSHIP} ${OWNERSHIPS} WHERE o.id = ? AND o.manager_id = ?`)
      const row = one<OwnershipRow>(statement, id, manager)
      return row && ownershipOf(row)
    },

    ownerships(manager: number, listing: OwnershipListing): Rows<Ownership> {
      const where = new Where()
        .and('o.manager_id = ?', manager)
        .equal('o.device_id', listing.device)
        .equal('d.serial_number', listing.serial_number)
        .equal('d.device_name', listing.device_name)
        .contains(['d.serial_number', 'd.device_name'], listing.search)
      if (listing.current !== undefined) where.and(`o.end_time ${listing.current ? '=' : '<>'} ?`, OPEN)
      const { count, rows } = page<OwnershipRow>(OWNERSHIP, OWNERSHIPS, where, listing, ownershipColumns)
      return { count, rows: rows.map(ownershipOf) }
    },

    devices(manager: number, listing: DeviceListing): Rows<Device> {
      const owned = 'SELECT device_id FROM ownerships WHERE manager_id = ?'
      const where = new Where()
        .and(`d.id IN (${owned})`, manager)
        .equal('d.serial_number', listing.serial_number)
        .contains(['d.serial_number', 'd.device_name', 'd.device_type'], listing.search)
      if (listing.current !== undefined) {
        where.and(`d.id ${listing.current ? 'IN' : 'NOT IN'} (${owned} AND end_time = ?)`, manager, OPEN)
      }
      const { count, rows } = page<DeviceRow>('SELECT d.*', 'FROM devices d', where, listing, deviceColumns)
      return { count, rows: rows.map(deviceOf) }
    },

    covering(manager: number, deviceId: number, start: Instant, end: Instant) {
      if (!one(database.prepare('SELECT 1 FROM devices WHERE id = ?'), deviceId)) return 'unknown-device'
      const sql = `${OWNERSHIP} ${OWNERSHIPS} WHERE o.manager_id = ? AND o.device_id = ?
        AND o.start_time <= ? AND o.end_time >= ?`
      const row = one<OwnershipRow>(database.prepare(sql), manager, deviceId, start, end)
      return row ? ownershipOf(row) : 'not-covered'
    },
  } as const
}
