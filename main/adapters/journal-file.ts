/** The journal's file: opened, brought up to date, and set aside where it is damaged. Nothing is ever thrown away. */
import { closeSync, existsSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { ActivatorError } from '../../app/errors.ts'
import { brokenAt, CHAIN_START, type Link } from './journal-chain.ts'
import { Shown, shownTable } from './journal-shown.ts'

/** Entry N brings a file from version N to N + 1. Entries are only ever added. */
const migrations: readonly string[] = [
  `create table entries (
     sequence integer primary key,
     at text not null,
     kind text not null,
     act text not null,
     account text,
     body text not null,
     hash text not null
   ) strict;
   create index entries_by_act on entries (act);
   create index results on entries (sequence) where kind = 'result';
   create trigger entries_stay before update on entries begin select raise(abort, 'the journal is append-only'); end;
   create trigger entries_remain before delete on entries begin select raise(abort, 'the journal is append-only'); end;
   -- Derived from entries within the same transaction, so that a start need not read the whole journal.
   create table open_intents (act text primary key, sequence integer not null, account text not null) strict, without rowid;`,
  `alter table entries add column batch text;
   create index entries_by_batch on entries (batch, sequence) where batch is not null;
   create index batches on entries (sequence) where kind = 'batch';
   -- Packing lists: the entry that made the batch holds a hash of its lines.
   create table manifest_lines (batch text not null, place integer not null, body text not null, primary key (batch, place))
     strict, without rowid;`,
  `${shownTable};`,
]
export const JOURNAL_VERSION = migrations.length
/** From here on results are in an index. */
const INDEXED = 3

/** How many of the newest entries are checked at each start; `verify` checks all of them. */
const CHECKED_AT_START = 500

export interface OpenedJournal {
  readonly database: DatabaseSync
  /** Where a damaged file was put, to be told. */
  readonly setAside?: string
}

/**
 * @param folder must exist.
 * @throws JOURNAL_UNAVAILABLE when the file is of a newer version of this program (it is left as it is), or cannot be
 *   opened or written.
 */
export function openJournalFile(folder: string, now: Date): OpenedJournal {
  const file = join(folder, 'journal.db')
  try {
    return { database: openForWriting(file) }
  } catch (error) {
    if (!isDamage(error)) throw unavailable(error, file)
    return openAfresh(file, now)
  }
}

function openAfresh(file: string, now: Date): OpenedJournal {
  try {
    const setAside = putAside(file, now)
    return { database: openForWriting(file), setAside }
  } catch (error) {
    throw unavailable(error, file)
  }
}

/** undefined: there is none yet, or one that is only being made. @throws JOURNAL_UNAVAILABLE */
export function openJournalForReading(folder: string): DatabaseSync | undefined {
  const file = join(folder, 'journal.db')
  if (!existsSync(file)) return undefined
  try {
    const database = readable(file)
    const version = versionOf(database)
    if (version > 0 && version <= JOURNAL_VERSION) return database
    database.close()
    if (version === 0) return undefined
  } catch (error) {
    throw unavailable(error, file)
  }
  throw newer(file)
}

function readable(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    versionOf(database)
    return database
  } catch (error) {
    database.close()
    // A WAL database wants a file beside it even to be read. Where the folder takes none, and there is none, nobody
    // writes: then the file is all there is.
    if (![READONLY, CANTOPEN].includes(primaryCodeOf(error)) || existsSync(`${file}-wal`)) throw error
    const unchanging = pathToFileURL(file)
    unchanging.searchParams.set('immutable', '1')
    return new DatabaseSync(unchanging, { readOnly: true })
  }
}

function openForWriting(file: string): DatabaseSync {
  // A device's name is what claims it. SQLite gives its other files the rights of this one: for nobody else to read.
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    // Asked before anything is written: a newer file stays as it is, to the byte.
    const version = versionOf(database)
    if (version > JOURNAL_VERSION) throw newer(file)
    // fullfsync: macOS's fsync alone leaves the bytes in the drive's own memory.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = 1')
    for (const [number, migration] of migrations.entries()) {
      if (number < version) continue
      database.exec(`begin; ${migration}`)
      if (number + 1 === INDEXED) new Shown(database).addAll(database)
      database.exec(`pragma user_version = ${number + 1}; commit`)
    }
    checkNewest(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

class Damaged extends Error {}

function checkNewest(database: DatabaseSync): void {
  const rows = database
    .prepare('select sequence, at, body, hash from entries order by sequence desc limit ?')
    .all(CHECKED_AT_START + 1)
    // The columns are declared `strict`: their types are SQLite's promise.
    .reverse() as unknown as Link[]
  const whole = rows[0]?.sequence === 1
  const first = whole ? { hash: CHAIN_START, sequence: 0 } : rows.shift()
  if (first === undefined) return
  const broken = brokenAt(rows, first)
  if (broken !== undefined) throw new Damaged(`entry ${broken} does not follow from the one before`)
}

/** Not where an older program wrote it last, and this one only reads it. */
export function isIndexed(database: DatabaseSync): boolean {
  return versionOf(database) >= INDEXED
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('pragma user_version').get()?.user_version)
}

function putAside(file: string, now: Date): string {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`
  for (const part of ['', '-wal', '-shm']) if (existsSync(file + part)) renameSync(file + part, aside + part)
  return aside
}

// https://sqlite.org/rescode.html
const READONLY = 8
const CORRUPT = 11
const CANTOPEN = 14
const NOTADB = 26

function isDamage(error: unknown): boolean {
  return error instanceof Damaged || [CORRUPT, NOTADB].includes(primaryCodeOf(error))
}

/** 0: not SQLite's. Extended codes say more in their upper bits. */
function primaryCodeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
}

function newer(file: string): ActivatorError {
  return new ActivatorError('JOURNAL_UNAVAILABLE', { reason: 'newer', file })
}

export function unavailable(error: unknown, file?: string): ActivatorError {
  if (error instanceof ActivatorError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new ActivatorError('JOURNAL_UNAVAILABLE', { reason, ...(file !== undefined && { file }) }, error)
}
