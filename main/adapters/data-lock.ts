/** One writer to a data folder. SQLite's own file lock holds it, so it goes with the process however that ends. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { ActivatorError } from '../../app/errors.ts'

const holderSchema = z.object({ pid: z.int(), host: z.string() })

/**
 * Creates the folder where it is missing.
 * @throws DATA_FOLDER_IN_USE naming the process that holds it · CONFIG_INVALID when the folder cannot be made or written
 */
export function lockFolder(folder: string): Disposable {
  const database = openLock(folder)
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit')
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw unusable(folder, error)
    throw new ActivatorError('DATA_FOLDER_IN_USE', { folder, ...holderOf(folder) }, error)
  }
  try {
    writeFileSync(holderFile(folder), JSON.stringify({ pid: process.pid, host: hostname() }))
  } catch (error) {
    database.close()
    throw unusable(folder, error)
  }
  return { [Symbol.dispose]: () => database.close() }
}

function openLock(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return new DatabaseSync(join(folder, 'lock.db'))
  } catch (error) {
    throw unusable(folder, error)
  }
}

function unusable(folder: string, error: unknown): ActivatorError {
  const what = error instanceof Error ? error.message : String(error)
  return new ActivatorError('CONFIG_INVALID', { what, where: folder }, error)
}

/** SQLITE_BUSY; https://sqlite.org/rescode.html (the low byte is the primary code). */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5
}

const holderFile = (folder: string) => join(folder, 'lock.json')

/** Only for the message: the lock itself is SQLite's. */
function holderOf(folder: string): { pid?: number; host?: string } {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(holderFile(folder), 'utf8')))
  } catch {
    // Not written yet, or cut: who holds it stays unnamed.
    return {}
  }
}
