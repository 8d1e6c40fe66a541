/** A journal with a disk of its own: what was flushed survives a crash, what was not may or may not. */
import type { JournalEntry, Result, StoredEntry } from '../../app/activation/entries.ts'
import type { EntryFilter, Journal, PageQuery } from '../../app/outside.ts'
import { type Crash, noCrash } from './crash.ts'

export class RecordingJournal implements Journal {
  /** On disk for certain. */
  readonly disk: JournalEntry[]
  /** Appended, not yet flushed. */
  riding: JournalEntry[] = []
  readonly #crash: Crash

  constructor(disk: readonly JournalEntry[] = [], crash: Crash = noCrash) {
    this.disk = [...disk]
    this.#crash = crash
  }

  async append(entry: JournalEntry, durable: boolean): Promise<void> {
    await this.#crash.point(`before ${entry.kind}`)
    this.riding.push(entry)
    if (durable) this.#flush()
    await this.#crash.point(`after ${entry.kind}`)
  }

  async flush(): Promise<void> {
    this.#flush()
  }

  *entries(filter: EntryFilter = {}): Iterable<StoredEntry> {
    const all = [...this.disk, ...this.riding]
    const closed = new Set(all.filter(({ kind }) => kind === 'proven' || kind === 'ended').map(({ act }) => act))
    for (const [index, entry] of all.entries()) {
      if (filter.account !== undefined && !('account' in entry && entry.account === filter.account)) continue
      if (filter.activation !== undefined && entry.act !== filter.activation) continue
      if (filter.open === true && (!opens(entry, all) || closed.has(entry.act))) continue
      if (filter.batch !== undefined && batchOf(entry) !== filter.batch) continue
      if (filter.kind !== undefined && entry.kind !== filter.kind) continue
      yield { sequence: index + 1, at: '2026-01-01T00:00:00.000Z', entry, hash: '' }
    }
  }

  page(query: PageQuery): readonly StoredEntry[] {
    const { limit, oldestFirst = false } = query
    const fitting = [...this.entries()].filter((stored) => isAskedFor(stored, query))
    return (oldestFirst ? fitting : fitting.reverse()).slice(0, limit)
  }

  /** What a new process finds: the flushed entries, and those that happened to be written as well. */
  afterCrash(ridingSurvive: boolean): readonly JournalEntry[] {
    return ridingSurvive ? [...this.disk, ...this.riding] : [...this.disk]
  }

  #flush(): void {
    this.disk.push(...this.riding)
    this.riding = []
  }
}

/** The intent of a kept device takes its place; kept again, it takes the intent's. */
function opens(entry: JournalEntry, all: readonly JournalEntry[]): boolean {
  const isOpening = ({ kind, act }: JournalEntry) => act === entry.act && (kind === 'intent' || kind === 'queued')
  return all.findLast(isOpening) === entry
}

function batchOf(entry: JournalEntry): string | undefined {
  if (entry.kind === 'batch') return entry.act
  return 'batch' in entry ? entry.batch?.id : undefined
}

function isAskedFor({ entry, sequence, at }: StoredEntry, query: PageQuery): boolean {
  const { before = Number.POSITIVE_INFINITY, search = '', outcomes, from = '', to = '~' } = query
  if (entry.kind !== 'result' || sequence >= before || !shows(entry, search)) return false
  return (outcomes?.includes(entry.outcome) ?? true) && at >= from && at < to
}

function shows({ identity, port, outcome, failure }: Result, search: string): boolean {
  const seen = [identity?.serial_number, identity?.device_name, port, outcome, failure?.code]
  return seen.some((text) => text?.toLowerCase().includes(search.toLowerCase()))
}
