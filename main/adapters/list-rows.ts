/** The rows of a packing list as they are read, CSV or sheet: blank ones are left out, and there is an end to them. */
import { MOST_HEADER } from '../../app/batch/list/recognise.ts'
import { MOST_LINES } from '../../app/batch/manifest.ts'
import type { ListRow } from '../../app/outside.ts'
import { refused } from './list-refused.ts'

/** Columns further to the right are not looked at: nobody can say what they hold. */
export const MOST_COLUMNS = 256

const MOST_ROWS = MOST_LINES + MOST_HEADER

export class ListRows {
  readonly #rows: ListRow[] = []
  #count = 0

  add(row: ListRow): void {
    if (row.cells.every(isBlank)) return
    this.#count += 1
    // Counted on, to be named, but not kept.
    if (this.#count > MOST_ROWS) return
    const { cells } = row
    this.#rows.push(cells.length > MOST_COLUMNS ? { ...row, cells: cells.slice(0, MOST_COLUMNS) } : row)
  }

  get count(): number {
    return this.#count
  }

  /** @throws CONFIG_INVALID where there were more than a packing list has */
  whole(): readonly ListRow[] {
    if (this.#count <= MOST_ROWS) return this.#rows
    throw refused(`has ${this.#count} lines, more than ${MOST_LINES}`)
  }
}

const isBlank = (cell: string): boolean => cell === '' || cell.trim() === ''
