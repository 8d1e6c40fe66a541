/**
 * Secrets kept by the operating system's own store, through Electron. The encrypted values lie in one file; where the
 * system has no store (or only Chromium's fixed key, `basic_text`) nothing is written and {@link Secrets.kept} says so.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Secrets } from '../../app/outside.ts'
import { createMemorySecrets } from '../adapters/memory-secrets.ts'

/** What is used of Electron's safeStorage: its `…Async` calls only. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
  /** Linux only. */
  getSelectedStorageBackend?(): string
}

const fileSchema = z.record(z.string().max(256), z.base64().max(65_536))

/** @param log told where a kept secret cannot be read any more: the person signs in again, nothing else is lost. */
export async function openSafeSecrets(
  file: string,
  store: SafeStorage,
  log: (event: string, fields: Readonly<Record<string, unknown>>) => void,
): Promise<Secrets> {
  const kept = (await store.isAsyncEncryptionAvailable()) && isRealStore(store)
  return kept ? new KeptSecrets(file, store, log, await readKept(file, log)) : createMemorySecrets()
}

function isRealStore(store: SafeStorage): boolean {
  const backend = process.platform === 'linux' ? store.getSelectedStorageBackend?.() : undefined
  return backend !== 'basic_text' && backend !== 'unknown'
}

class KeptSecrets implements Secrets {
  readonly kept = true
  readonly #file: string
  readonly #store: SafeStorage
  readonly #log: (event: string, fields: Readonly<Record<string, unknown>>) => void
  /** Encrypted, base64. */
  readonly #values: Map<string, string>
  /** One write after the other: the last one said is the last one on the disk. */
  #writing: Promise<void> = Promise.resolve()

  constructor(
    file: string,
    store: SafeStorage,
    log: (event: string, fields: Readonly<Record<string, unknown>>) => void,
    values: Map<string, string>,
  ) {
    this.#file = file
    this.#store = store
    this.#log = log
    this.#values = values
  }

  async get(name: string): Promise<string | undefined> {
    const encrypted = this.#values.get(name)
    if (encrypted === undefined) return undefined
    try {
      const { result, shouldReEncrypt } = await this.#store.decryptStringAsync(Buffer.from(encrypted, 'base64'))
      // The key was changed meanwhile; written again only if nobody else has written since.
      if (shouldReEncrypt && this.#values.get(name) === encrypted) await this.set(name, result)
      return result
    } catch (error) {
      this.#log('secret-unreadable', { name, error: String(error) })
      return undefined
    }
  }

  async set(name: string, value: string): Promise<void> {
    this.#values.set(name, (await this.#store.encryptStringAsync(value)).toString('base64'))
    await this.#write()
  }

  async delete(name: string): Promise<void> {
    if (this.#values.delete(name)) await this.#write()
  }

  #write(): Promise<void> {
    const next = this.#writing.then(() => replaceFile(this.#file, JSON.stringify(Object.fromEntries(this.#values))))
    // The one who asked hears of a failure; the next write is tried all the same.
    this.#writing = next.catch(() => undefined)
    return next
  }
}

async function readKept(
  file: string,
  log: (event: string, fields: Readonly<Record<string, unknown>>) => void,
): Promise<Map<string, string>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map()
    throw error
  }
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(text))))
  } catch (error) {
    log('secrets-unreadable', { file, error: String(error) })
    return new Map()
  }
}

/** Whole or not at all, and for this user alone. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const next = `${file}.next`
  const written = await open(next, 'w', 0o600)
  try {
    await written.writeFile(text)
    await written.sync()
  } finally {
    await written.close()
  }
  await rename(next, file)
}
