/** The journal on SQLite: WAL, synchronous=FULL, one commit for all entries that arrive together. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { StoredEntry } from '../../app/activation/entries.ts'
import { entrySchema, type Intent, type JournalEntry, type Queued } from '../../app/activation/entries.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { Clock, EntryFilter, Journal, ManifestStore, PageQuery } from '../../app/outside.ts'
import { CHAIN_START, hashOf } from './journal-chain.ts'
import { openJournalFile, openJournalForReading, unavailable } from './journal-file.ts'
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
    page: (query) => (database === undefined ? [] : pageOf(database, query)),
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
    return pageOf(this.#database, query)
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

/** What a search looks at: what is shown of a result, none of what only ties entries together. */
const SEARCHED = ['$.identity.serial_number', '$.identity.device_name', '$.port', '$.outcome', '$.failure.code']
  .map((path) => `json_extract(body, '${path}') like :search escape '\\'`)
  .join(' or ')
const OF_OUTCOMES = "json_extract(body, '$.outcome') in (select value from json_each(:outcomes))"

function pageOf(database: DatabaseSync, query: PageQuery): StoredEntry[] {
  const { limit, before, search = '', outcomes, from, to, oldestFirst = false } = query
  const conditions: readonly (readonly [string, Readonly<Record<string, SQLInputValue>>] | undefined)[] = [
    before === undefined ? undefined : ['sequence < :before', { before }],
    search === '' ? undefined : [`(${SEARCHED})`, { search: `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` }],
    outcomes === undefined ? undefined : [OF_OUTCOMES, { outcomes: JSON.stringify(outcomes) }],
    from === undefined ? undefined : ['at >= :from', { from }],
    to === undefined ? undefined : ['at < :to', { to }],
  ]
  const asked = conditions.filter((condition) => condition !== undefined)
  const where = ["kind = 'result'", ...asked.map(([condition]) => condition)].join(' and ')
  const values = Object.assign({ limit }, ...asked.map(([, value]) => value))
  const order = oldestFirst ? 'asc' : 'desc'
  try {
    return database
      .prepare(`select sequence, at, body, hash from entries where ${where} order by sequence ${order} limit :limit`)
      .all(values)
      .map(storedOf)
  } catch (error) {
    throw unavailable(error)
  }
}

/** @throws JOURNAL_UNAVAILABLE when a row is not an entry: somebody else wrote into the file. */
function storedOf(row: Record<string, unknown>): StoredEntry {
  const parsed = entrySchema.safeParse(contentOf(String(row.body)))
  if (!parsed.success) {
    throw new ActivatorError('JOURNAL_UNAVAILABLE', { reason: `entry ${row.sequence}` }, parsed.error)
  }
  return { sequence: Number(row.sequence), at: String(row.at), entry: parsed.data, hash: String(row.hash) }
}

function contentOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // No entry at all: the schema says so, with its number.
    return undefined
  }
}
