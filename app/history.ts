import type { StoredEntry } from './activation/entries.ts'
import type { HistoryPage, HistoryRow } from './api/history.ts'
import type { Journal } from './outside.ts'

/** One page of what was done, newest first. `next` is what to ask `before` for the page after. */
export function historyPage(
  journal: Pick<Journal, 'page'>,
  query: { readonly before?: number | undefined; readonly limit: number; readonly search?: string | undefined },
): HistoryPage {
  const { limit, before, search } = query
  const found = journal.page({
    limit: limit + 1,
    ...(before !== undefined && { before }),
    ...(search !== undefined && search !== '' && { search }),
  })
  const rows = found.slice(0, limit).flatMap(rowOf)
  const last = rows.at(-1)
  return found.length > limit && last ? { rows, next: last.sequence } : { rows }
}

function rowOf({ sequence, at, entry }: StoredEntry): HistoryRow[] {
  if (entry.kind !== 'result') return []
  const { outcome, owned, identity, ownership, port, failure, reconciled, ms } = entry
  return [
    {
      sequence,
      at,
      outcome,
      owned,
      ...identity,
      ...(port !== undefined && { port }),
      ...(ownership && { since: ownership.start_time }),
      ...(failure && { failure }),
      reconciled: reconciled ?? false,
      ms,
    },
  ]
}
