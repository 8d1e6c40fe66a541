/** Where the table begins in a packing list, and what its columns hold. A person is shown it and may say otherwise. */
import type { ListRow } from '../../outside.ts'
import type { ColumnRole } from '../manifest.ts'
import { rolesBy, widthOf } from './columns.ts'
import type { ListColumns } from './import-list.ts'
import { serialColumnOf, serialLike } from './serial-column.ts'
import { rolesOf } from './titles.ts'

/** Lines above the first device, at most. */
export const MOST_HEADER = 20
/** Rows that are looked at. */
const SAMPLE = 200
/** Titles may be parted over three lines. */
const MOST_MORE = 2
/** Of the rows below, how many have to look like devices before one that does not is a title. */
const MOST_OF_THEM = 0.9

/** Looks at the first rows only. */
export function recognise(rows: readonly ListRow[]): ListColumns {
  const first = rows.slice(0, SAMPLE)
  const width = widthOf(first)
  // A list of one column holds nothing else, whatever it looks like.
  const bySight = width === 1 ? 0 : serialColumnOf(first, [...Array(width).keys()])
  const titled = titleRow(first, bySight)
  return titled === undefined ? untitled(first, width, bySight) : titledAt(first, width, titled)
}

function untitled(rows: readonly ListRow[], width: number, serial: number | undefined): ListColumns {
  const above = serial === undefined ? 0 : wordsAbove(rows, serial)
  const columns = Array.from({ length: width }, (_, column): ColumnRole => (column === serial ? 'serial' : 'ignore'))
  return { header: headerOf(rows, above), columns }
}

function titledAt(rows: readonly ListRow[], width: number, titled: number): ListColumns {
  const below = rows.slice(titled + 1)
  const serial = serialIn(below, rolesBy(rows.slice(titled, titled + 1), width))
  const above = titled + 1 + (serial === undefined ? 0 : moreTitles(below, serial))
  const roles = rolesBy(rows.slice(titled, above), width)
  const found = serialIn(rows.slice(above), roles)
  return {
    header: headerOf(rows, above),
    columns: roles.map((role, column) => (column === found ? 'serial' : role)),
  }
}

/** The one that names most; of two the wider, then the lower, since titles of the whole list stand above. */
function titleRow(rows: readonly ListRow[], bySight: number | undefined): number | undefined {
  let best: { readonly index: number; readonly names: number; readonly cells: number } | undefined
  for (const [index, { line, cells }] of rows.entries()) {
    if (line > MOST_HEADER) break
    const roles = new Set(cells.flatMap((cell) => rolesOf(cell).slice(0, 1)))
    const isDevice = bySight !== undefined && serialLike(cells[bySight]?.trim() ?? '')
    if (roles.size === 0 || (isDevice && !roles.has('serial'))) continue
    const filled = cells.filter((cell) => cell.trim() !== '').length
    const isBetter =
      best === undefined || roles.size > best.names || (roles.size === best.names && filled >= best.cells)
    if (isBetter) best = { index, names: roles.size, cells: filled }
  }
  return best?.index
}

/** By its title, else by what is in it. */
function serialIn(rows: readonly ListRow[], roles: readonly ColumnRole[]): number | undefined {
  if (roles.includes('serial')) return roles.indexOf('serial')
  const nameless = [...roles.keys()].filter((column) => roles[column] === 'ignore')
  return serialColumnOf(rows, nameless)
}

/** Lines that go on with the titles: no digit anywhere, where the serial numbers below have them. */
function moreTitles(below: readonly ListRow[], serial: number): number {
  const hasDigit = ({ cells }: ListRow) => /\d/.test(cells[serial] ?? '')
  const more = below.findIndex(({ cells }) => (cells[serial] ?? '').trim() === '' || /\d/.test(cells.join()))
  return more > 0 && more <= MOST_MORE && most(below.slice(more), hasDigit) ? more : 0
}

/** Lines above the first device, where no title is known: they have words in its column, or nothing. */
function wordsAbove(rows: readonly ListRow[], serial: number): number {
  const isDevice = ({ cells }: ListRow) => /\d/.test(cells[serial] ?? '') && !/\s/.test(cells[serial]?.trim() ?? '')
  const above = rows.findIndex(isDevice)
  return above > 0 && most(rows.slice(above), isDevice) ? above : 0
}

const most = (rows: readonly ListRow[], is: (row: ListRow) => boolean): boolean =>
  rows.filter(is).length >= MOST_OF_THEM * rows.length

/** @param above how many of the rows stand above the first device */
const headerOf = (rows: readonly ListRow[], above: number): number => Math.min(MOST_HEADER, rows[above - 1]?.line ?? 0)
