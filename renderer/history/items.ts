/** The list as it is drawn: a head for each day, its entries under it. */
import type { HistoryRow } from '../../app/api/history.ts'

export type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'entry'; readonly key: number; readonly row: HistoryRow }

/** @param dayOf names the local day of an instant */
export function itemsOf(rows: readonly HistoryRow[], dayOf: (at: string) => string): readonly Item[] {
  const items: Item[] = []
  let day: string | undefined
  for (const row of rows) {
    const ofRow = dayOf(row.at)
    // A clock that was set back makes a day come twice: each has its own head.
    if (ofRow !== day) items.push({ kind: 'day', key: `day-${row.sequence}`, at: row.at })
    day = ofRow
    items.push({ kind: 'entry', key: row.sequence, row })
  }
  return items
}

/** Where an arrow key leads from an entry; undefined for any other key. */
export function steppedTo(rows: readonly HistoryRow[], from: number | undefined, key: string, page: number) {
  const at = rows.findIndex(({ sequence }) => sequence === from)
  const last = rows.length - 1
  const to: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  const next = to[key]
  return next === undefined ? undefined : rows[Math.min(Math.max(next, 0), last)]?.sequence
}
