/** What stands above the columns of a list, and what they hold by it. */
import type { ListRow } from '../../outside.ts'
import type { ColumnRole } from '../manifest.ts'
import { rolesOf } from './titles.ts'

/** How many columns there are. */
export const widthOf = (rows: readonly ListRow[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)

/** What stands above each column, line by line. A line with one cell is about the list and none of its columns. */
export function titlesOf(header: readonly ListRow[], width: number): string[] {
  const wide = header.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
  const rows = wide.length > 0 ? wide : header.slice(-1)
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((part) => part !== '')
    return [...new Set(parts)].join(' ')
  })
}

/** Each role once: to the column whose title says nothing else, before one whose title says something else too. */
export function rolesBy(header: readonly ListRow[], width: number): ColumnRole[] {
  const joined = titlesOf(header, width)
  const said = joined.map((title, column) => {
    const parts = header.map(({ cells }) => cells[column] ?? '')
    return [...new Set([title, ...parts].flatMap(rolesOf))]
  })
  const roles = said.map((): ColumnRole => 'ignore')
  const taken = new Set<ColumnRole>()
  for (const most of [1, Number.POSITIVE_INFINITY]) {
    for (const [column, names] of said.entries()) {
      const role = names.length <= most ? names.find((name) => !taken.has(name)) : undefined
      if (role === undefined || roles[column] !== 'ignore') continue
      roles[column] = role
      taken.add(role)
    }
  }
  return roles
}
