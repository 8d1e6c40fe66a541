/** Opens the service's database file, makes it what this version expects, and leaves a newer one alone. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { ServiceRefused } from '../refused.ts'
import { migrations } from './migrations.ts'

/** Milliseconds a single statement waits for another process. Short: the event loop stands still meanwhile. */
const BUSY_MS = 20
/** Opening waits longer: another process may be making the file at this moment. */
const OPENING_MS = 5000

export const databaseFile = (dataDir: string): string => join(dataDir, 'ownership-service.sqlite')

/** @throws ServiceRefused CONFIG_INVALID where the file is newer than this version, is no database, or cannot be made. */
export function openDatabase(dataDir: string): DatabaseSync {
  const file = databaseFile(dataDir)
  let database: DatabaseSync | undefined
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    // SQLite gives its journal files the rights of the database: made here, none of them is for others to read.
    closeSync(openSync(file, 'a', 0o600))
    database = new DatabaseSync(file, { timeout: OPENING_MS })
    prepare(database, file)
    return database
  } catch (error) {
    database?.close()
    throw error instanceof ServiceRefused
      ? error
      : new ServiceRefused({ code: 'CONFIG_INVALID', params: { what: String(error), where: file } }, error)
  }
}

function prepare(database: DatabaseSync, file: string): void {
  // Looked at before anything is written: a newer file keeps every byte it has.
  if (version(database) > migrations.length) throw newer(database, file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA foreign_keys = ON')
  database.exec('BEGIN IMMEDIATE')
  try {
    if (version(database) > migrations.length) throw newer(database, file)
    for (const step of migrations.slice(version(database))) database.exec(step)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
}

const version = (database: DatabaseSync): number =>
  one<{ user_version: number }>(database.prepare('PRAGMA user_version'))?.user_version ?? 0

function newer(database: DatabaseSync, file: string): ServiceRefused {
  const what = `made by a newer version (${version(database)}, this one knows ${migrations.length})`
  return new ServiceRefused({ code: 'CONFIG_INVALID', params: { what, where: file } })
}

/** One row, or undefined. */
export function one<Row>(statement: StatementSync, ...values: SQLInputValue[]): Row | undefined {
  // A cast, since the tables are STRICT: what a column may hold was checked when it was written.
  return statement.get(...values) as Row | undefined
}

export function all<Row>(statement: StatementSync, ...values: SQLInputValue[]): Row[] {
  // As above.
  return statement.all(...values) as Row[]
}

/** Whether another process holds the file: SQLITE_BUSY, whose extended codes are in the upper bits. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5
}
