/**
 * One service for each data folder, held by the system's own file lock through SQLite: it ends with the process, however
 * that ends. Adding accounts and devices does not take it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { ServiceRefused } from './refused.ts'
import { isBusy } from './sqlite/open.ts'

const holderSchema = z.object({ pid: z.int().positive(), host: z.string().max(256) })

/**
 * @throws ServiceRefused DATA_FOLDER_IN_USE, naming the holder where it left its name · CONFIG_INVALID where the folder
 *   cannot be made or written
 */
export function lockData(dataDir: string): Disposable {
  const file = join(dataDir, 'ownership-service.lock')
  const lock = openLock(dataDir, file)
  try {
    // Stays open until the end: nothing is ever written, only held.
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (!isBusy(cause)) throw unusable(file, cause)
    throw new ServiceRefused({ code: 'DATA_FOLDER_IN_USE', params: { folder: dataDir, ...holder(file) } }, cause)
  }
  try {
    // Beside it, since a locked file cannot be read. Only for the message.
    writeFileSync(`${file}.json`, JSON.stringify({ pid: process.pid, host: hostname() }))
  } catch (cause) {
    lock.close()
    throw unusable(`${file}.json`, cause)
  }
  return { [Symbol.dispose]: () => lock.close() }
}

function openLock(dataDir: string, file: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return new DatabaseSync(file, { timeout: 0 })
  } catch (cause) {
    throw unusable(dataDir, cause)
  }
}

const unusable = (where: string, cause: unknown) =>
  new ServiceRefused({ code: 'CONFIG_INVALID', params: { what: String(cause), where } }, cause)

function holder(file: string): { pid?: number; host?: string } {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(`${file}.json`, 'utf8')))
  } catch {
    // The name is a courtesy: that the folder is in use was told by the lock.
    return {}
  }
}
