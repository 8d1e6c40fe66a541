/** Pages of what was done, newest first. */
import type { Result, StoredEntry } from '../activation/entries.ts'
import type { HistoryFilter, HistoryPage, HistoryRow, OutcomeFilter } from '../api/history.ts'
import type { Journal, PageQuery } from '../outside.ts'

export type Pages = Pick<Journal, 'page'>

/** `next` is what to ask `before` for the page after. */
export function historyPage(
  journal: Pages,
  { limit, before, ...filter }: HistoryFilter & { readonly limit: number; readonly before?: number | undefined },
): HistoryPage {
  const found = journal.page({ ...asked(filter), limit: limit + 1, ...(before !== undefined && { before }) })
  const rows = found.slice(0, limit).flatMap(rowOf)
  const last = rows.at(-1)
  const oldest = before === undefined ? journal.page({ limit: 1, oldestFirst: true })[0]?.at : undefined
  return {
    rows,
    ...(found.length > limit && last && { next: last.sequence }),
    ...(oldest !== undefined && { oldest }),
  }
}

const outcomes: Readonly<Record<Exclude<OutcomeFilter, 'any'>, readonly Result['outcome'][]>> = {
  done: ['taken', 'already-yours'],
  failed: ['failed'],
  removed: ['removed'],
  released: ['released'],
}

export function asked({ search, outcome, from, to }: HistoryFilter): Omit<PageQuery, 'limit'> {
  return {
    ...(search !== undefined && search !== '' && { search }),
    ...(outcome !== 'any' && { outcomes: outcomes[outcome] }),
    // As the journal writes them: they are compared as texts.
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(to !== undefined && { to: new Date(to).toISOString() }),
  }
}

/** None for what is no result. */
export function rowOf({ sequence, at, entry }: StoredEntry): HistoryRow[] {
  if (entry.kind !== 'result') return []
  const { outcome, owned, identity, ownership, port, failure, reconciled, ms, story = [] } = entry
  const label = story.findLast((one) => one.step === 'label')
  const waited = story.findLast((one) => one.step === 'waiting')
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
      ...(label && { label: label.by }),
      ...(waited && { waited: waited.for }),
    },
  ]
}
