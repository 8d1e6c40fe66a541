/** Rows of a report as a screen asks for them: filtered, searched, page by page. */
import { type RowFilter, rowFilters } from '../api/batch.ts'
import type { BatchRecord } from './record.ts'
import { reportRows } from './report-content.ts'
import type { ReportRow } from './report-rows.ts'

export class RowsAsked {
  readonly #record: BatchRecord
  /** Made again only once something changed: a list that is scrolled asks often. */
  #made: { readonly changed: number; readonly rows: readonly ReportRow[]; readonly counts: Counts } | undefined

  constructor(record: BatchRecord) {
    this.#record = record
  }

  page(asked: {
    readonly filter: RowFilter
    readonly search: string
    readonly offset: number
    readonly limit: number
  }): { rows: ReportRow[]; count: number; counts: Counts } {
    const { rows, counts } = this.#all()
    const search = asked.search.trim().toLowerCase()
    const found = rows.filter((row) => passes(row, asked.filter) && (search === '' || says(row, search)))
    return { rows: found.slice(asked.offset, asked.offset + asked.limit), count: found.length, counts }
  }

  #all() {
    const { changed } = this.#record.tally
    if (this.#made?.changed !== changed) {
      const rows = reportRows(this.#record)
      const counts = Object.fromEntries(
        rowFilters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length]),
      ) as Counts // one for each filter
      this.#made = { changed, rows, counts }
    }
    return this.#made
  }
}
type Counts = Record<RowFilter, number>

function passes(row: ReportRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'story':
      return hasStory(row)
    case 'done':
      return row.outcome === 'taken' || row.outcome === 'already-yours'
    case 'unlisted':
      return !row.expected
    default:
      return row.outcome === filter
  }
}

/** It did not simply go well. */
function hasStory({ outcome, expected, problem, decided, reconciled }: ReportRow): boolean {
  if (outcome === 'missing') return false
  return outcome !== 'taken' || !expected || problem !== undefined || decided !== undefined || reconciled === true
}

function says({ serial_number, device_name, carton, pallet, customer }: ReportRow, search: string): boolean {
  return [serial_number, device_name, carton, pallet, customer].some((text) => text?.toLowerCase().includes(search))
}
