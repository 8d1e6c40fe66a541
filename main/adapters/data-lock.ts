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
    throw new ActivatorError('DATA_FOLDER_IN_USE', { folder, ...holderOf(folder) }, error)
  }
  writeFileSync(holderFile(folder), JSON.stringify({ pid: process.pid, host: hostname() }))
  return { [Symbol.dispose]: () => database.close() }
}

function openLock(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true })
    return new DatabaseSync(join(folder, 'lock.db'))
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new ActivatorError('CONFIG_INVALID', { what, where: folder }, error)
  }
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
