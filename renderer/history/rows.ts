/** History as it is known so far: pages of it, newest first, put together. */
import type { HistoryRow } from '../../app/api/history.ts'

export interface Known {
  readonly rows: readonly HistoryRow[]
  /** Where the next page begins; undefined: this is everything. */
  readonly next: number | undefined
}

export function withOlder(known: Known, page: Known): Known {
  const oldest = known.rows.at(-1)?.sequence ?? Number.POSITIVE_INFINITY
  return { rows: [...known.rows, ...page.rows.filter(({ sequence }) => sequence < oldest)], next: page.next }
}

/** The first page again, after something was done. Where it no longer reaches what was known, only it is kept. */
export function withNewer(known: Known, page: Known): Known {
  const newest = known.rows[0]?.sequence
  const meets = newest !== undefined && page.rows.some(({ sequence }) => sequence === newest)
  if (!meets) return page
  return { rows: [...page.rows.filter(({ sequence }) => sequence > newest), ...known.rows], next: known.next }
}
