/** The journal on SQLite: WAL, synchronous=FULL, one commit for all entries that arrive together. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { Intent, JournalEntry, Queued, StoredEntry } from '../../app/activation/entries.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { Clock, EntryFilter, Journal, ManifestStore, PageQuery } from '../../app/outside.ts'
import { CHAIN_START, hashOf } from './journal-chain.ts'
import { isIndexed, openJournalFile, openJournalForReading, unavailable } from './journal-file.ts'
import { pageOf } from './journal-pages.ts'
import { Shown } from './journal-shown.ts'
import { storedOf } from './journal-stored.ts'
import { type ChainFound, type Verifiable, verifyChain } from './journal-verify.ts'
import { linesIn, manifestStore } from './manifest-store.ts'

/** How long an entry that nobody waits for may ride before it is written. */
const RIDE_MS = 50

export interface SqliteJournal extends Journal, Verifiable, AsyncDisposable {
  readonly manifests: ManifestStore
  readonly setAside?: string | undefined
}

export type ReadJournal = Pick<Journal, 'entries' | 'page'> & Pick<ManifestStore, 'lines'> & Verifiable & Disposable

interface Waiting {
  readonly entry: JournalEntry
  readonly at: string
  readonly settled: { resolve(): void; reject(error: unknown): void } | undefined
}

/** @throws JOURNAL_UNAVAILABLE */
export function openJournal(folder: string, clock: Clock): SqliteJournal {
  const { database, setAside } = openJournalFile(folder, clock.now())
  return new Writing(database, clock, setAside)
}

/** For commands that only read: takes no lock, works beside a writer. @throws JOURNAL_UNAVAILABLE */
export function readJournal(folder: string): ReadJournal {
  const database = openJournalForReading(folder)
  return {
    entries: (filter) => (database === undefined ? [] : entriesIn(database, filter)),
    page: (query) => (database === undefined ? [] : pageOf(database, query, isIndexed(database))),
    lines: (batch) => (database === undefined ? [] : linesIn(database, batch)),
    verify: (signal) => verifyChain(database, signal),
    [Symbol.dispose]: () => database?.close(),
  }
}

class Writing implements SqliteJournal {
  readonly setAside: string | undefined
  readonly manifests: ManifestStore
  readonly #database: DatabaseSync
  readonly #clock: Clock
  readonly #insert: StatementSync
  readonly #shown: Shown
  readonly #open: StatementSync
  readonly #close: StatementSync
  /** Asked for by every activation: kept here, so that asking neither reads the disk nor flushes what rides. */
  readonly #openIntents: Map<string, StoredEntry>
  #last: { sequence: number; hash: string }
  #queue: Waiting[] = []
  #commitSoon: NodeJS.Immediate | undefined
  #commitLater: NodeJS.Timeout | undefined
  /**
   * Why the last commit failed. Entries nobody waited for stay in the queue until there is room again; as long as they
   * do, every other one is waited for.
   */
  #trouble: ActivatorError | undefined
  #closed = false

  constructor(database: DatabaseSync, clock: Clock, setAside: string | undefined) {
    this.#database = database
    this.#clock = clock
    this.setAside = setAside
    this.manifests = manifestStore(database, clock)
    this.#insert = database.prepare(
      'insert into entries (sequence, at, kind, act, account, batch, body, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    this.#shown = new Shown(database)
    this.#open = database.prepare('insert or replace into open_intents values (?, ?, ?)')
    this.#close = database.prepare('delete from open_intents where act = ?')
    const last = database.prepare('select sequence, hash from entries order by sequence desc limit 1').get()
    this.#last = last
      ? { sequence: Number(last.sequence), hash: String(last.hash) }
      : { sequence: 0, hash: CHAIN_START }
    this.#openIntents = new Map([...entriesIn(database, { open: true })].map((stored) => [stored.entry.act, stored]))
  }

  append(entry: JournalEntry, durable: boolean): Promise<void> {
    if (this.#closed) return Promise.reject(new ActivatorError('JOURNAL_UNAVAILABLE', { reason: 'closed' }))
    const at = this.#clock.now().toISOString()
    if (!durable && this.#trouble === undefined) {
      this.#queue.push({ entry, at, settled: undefined })
      // It rides until it is written, however often that fails: what it closes is closed.
      if (closes(entry)) this.#openIntents.delete(entry.act)
      this.#commitLater ??= setTimeout(() => this.#commit(), RIDE_MS)
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ entry, at, settled: { resolve, reject } })
      // Everything that arrives in the same turn of the event loop shares one flush.
      this.#commitSoon ??= setImmediate(() => this.#commit())
    })
  }

  async flush(): Promise<void> {
    this.#commit()
    if (this.#trouble) throw this.#trouble
  }

  *entries(filter: EntryFilter = {}): Iterable<StoredEntry> {
    if (filter.open === true) return yield* [...this.#openIntents.values()].filter((stored) => fits(stored, filter))
    this.#commit()
    yield* entriesIn(this.#database, filter)
  }

  page(query: PageQuery): readonly StoredEntry[] {
    this.#commit()
    return pageOf(this.#database, query, true)
  }

  verify(signal: AbortSignal): Promise<ChainFound> {
    return verifyChain(this.#database, signal)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed) return
    this.#commit()
    this.#closed = true
    this.#database.close()
  }

  #commit(): void {
    clearImmediate(this.#commitSoon)
    clearTimeout(this.#commitLater)
    this.#commitSoon = this.#commitLater = undefined
    const queue = this.#queue
    this.#queue = []
    if (queue.length === 0) return
    const before = this.#last
    const written: StoredEntry[] = []
    try {
      this.#database.exec('begin immediate')
      for (const waiting of queue) written.push(this.#write(waiting))
      this.#database.exec('commit')
    } catch (error) {
      this.#last = before
      this.#fail(queue, error)
      return
    }
    this.#trouble = undefined
    for (const stored of written) {
      if (opens(stored.entry)) this.#openIntents.set(stored.entry.act, stored)
      else if (closes(stored.entry)) this.#openIntents.delete(stored.entry.act)
    }
    for (const { settled } of queue) settled?.resolve()
  }

  #write({ entry, at }: Waiting): StoredEntry {
    const body = JSON.stringify(entry)
    const sequence = this.#last.sequence + 1
    const hash = hashOf(this.#last.hash, { sequence, at, body })
    const account = 'account' in entry ? entry.account : null
    this.#insert.run(sequence, at, entry.kind, entry.act, account, batchOf(entry), body, hash)
    this.#shown.add(sequence, at, entry)
    if (opens(entry)) this.#open.run(entry.act, sequence, entry.account)
    if (closes(entry)) this.#close.run(entry.act)
    this.#last = { sequence, hash }
    return { sequence, at, entry, hash }
  }

  #fail(queue: readonly Waiting[], error: unknown): void {
    if (this.#database.isTransaction) this.#database.exec('rollback')
    const failure = unavailable(error)
    this.#queue = queue.filter(({ settled }) => settled === undefined)
    if (this.#queue.length > 0) this.#trouble = failure
    for (const { settled } of queue) settled?.reject(failure)
  }
}

/** What is kept is open until its own intent takes its place. */
function opens(entry: JournalEntry): entry is Intent | Queued {
  return entry.kind === 'intent' || entry.kind === 'queued'
}

function batchOf(entry: JournalEntry): string | null {
  if (entry.kind === 'batch') return entry.act
  return 'batch' in entry ? (entry.batch?.id ?? null) : null
}

function closes({ kind }: JournalEntry): boolean {
  return kind === 'proven' || kind === 'ended'
}

function fits({ entry }: StoredEntry, { account, activation, batch }: EntryFilter): boolean {
  const ofAccount = account === undefined || ('account' in entry && entry.account === account)
  const ofBatch = batch === undefined || batchOf(entry) === batch
  return ofAccount && ofBatch && (activation === undefined || entry.act === activation)
}

function* entriesIn(database: DatabaseSync, filter: EntryFilter = {}): Iterable<StoredEntry> {
  const where: string[] = []
  const values: SQLInputValue[] = []
  if (filter.open === true) where.push('sequence in (select sequence from open_intents)')
  if (filter.account !== undefined) where.push('account = ?') && values.push(filter.account)
  if (filter.activation !== undefined) where.push('act = ?') && values.push(filter.activation)
  if (filter.batch !== undefined) where.push('batch = ?') && values.push(filter.batch)
  if (filter.kind !== undefined) where.push(`kind = '${filter.kind}'`)
  const condition = where.length > 0 ? `where ${where.join(' and ')}` : ''
  try {
    const rows = database.prepare(`select sequence, at, body, hash from entries ${condition} order by sequence`)
    for (const row of rows.iterate(...values)) yield storedOf(row)
  } catch (error) {
    throw unavailable(error)
  }
}
