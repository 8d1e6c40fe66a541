/** History as a file, for a spreadsheet or for a program. The newest of it, where it is more than a file takes. */
import type { StoredEntry } from '../activation/entries.ts'
import type { HistoryFile, HistoryFilter } from '../api/history.ts'
import { csvOf } from '../csv.ts'
import type { Clock, Journal } from '../outside.ts'
import { asked, rowOf } from './pages.ts'
import { taleOf } from './tale.ts'

const PAGE = 500
export const MOST_ROWS = 10_000
/** Each with its story. */
export const MOST_STORIES = 2000

export interface FileParts {
  readonly journal: Pick<Journal, 'page' | 'entries'>
  readonly clock: Clock
}

const columns = [
  'sequence',
  'at',
  'outcome',
  'owned',
  'serial_number',
  'device_name',
  'port',
  'since',
  'label',
  'waited',
  'reconciled',
  'ms',
] as const

export async function historyCsv(parts: FileParts, filter: HistoryFilter, signal: AbortSignal): Promise<HistoryFile> {
  const { stored, cut } = await newest(parts, filter, MOST_ROWS, signal)
  const rows = stored.flatMap(rowOf)
  const lines = rows.map((row) => [...columns.map((name) => textOf(row[name])), row.failure?.code])
  return { name: nameOf(parts.clock, 'csv'), text: csvOf([[...columns, 'code'], ...lines]), rows: rows.length, cut }
}

export async function historyJson(parts: FileParts, filter: HistoryFilter, signal: AbortSignal): Promise<HistoryFile> {
  const { stored, cut } = await newest(parts, filter, MOST_STORIES, signal)
  const entries = stored.map((one) => {
    const { row, ...rest } = taleOf(parts.journal, one)
    return { ...row, ...rest }
  })
  const text = `${JSON.stringify({ exported_at: parts.clock.now().toISOString(), filter, cut, entries }, undefined, 2)}\n`
  return { name: nameOf(parts.clock, 'json'), text, rows: entries.length, cut }
}

async function newest({ journal, clock }: FileParts, filter: HistoryFilter, most: number, signal: AbortSignal) {
  const stored: StoredEntry[] = []
  for (;;) {
    const before = stored.at(-1)?.sequence
    const page = journal.page({ ...asked(filter), limit: PAGE, ...(before !== undefined && { before }) })
    stored.push(...page)
    if (page.length < PAGE) return { stored: stored.slice(0, most), cut: stored.length > most }
    if (stored.length > most) return { stored: stored.slice(0, most), cut: true }
    // Devices are not kept waiting meanwhile.
    await clock.sleep(0, signal)
  }
}

function textOf(value: string | number | boolean | undefined): string | number | undefined {
  if (typeof value === 'number') return Math.round(value)
  return typeof value === 'boolean' ? String(value) : value
}

function nameOf(clock: Clock, kind: 'csv' | 'json'): string {
  return `device-activator-history-${clock.now().toISOString().slice(0, 10)}.${kind}`
}
