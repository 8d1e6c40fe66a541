/**
 * Secrets kept by the operating system's own store, through Electron. The encrypted values lie in one file; where the
 * system has no store (or only Chromium's fixed key, `basic_text`) nothing is written and {@link Secrets.kept} says so.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Secrets } from '../../app/outside.ts'
import { createMemorySecrets } from '../adapters/memory-secrets.ts'
import { writeWhole } from '../adapters/whole-file.ts'

/** What is used of Electron's safeStorage: its `…Async` calls only. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
  /** Linux only. */
  getSelectedStorageBackend?(): string
}
type Tell = (event: string, fields: Readonly<Record<string, unknown>>) => void

/** Encrypted values in base64, by name. */
const fileSchema = z.record(z.string().max(4096), z.base64().max(262_144))

/**
 * After `ready`.
 * @param tell told what cannot be kept or read any more: the person signs in again, nothing else is lost
 */
export async function openSafeSecrets(file: string, store: SafeStorage, tell: Tell): Promise<Secrets> {
  const memory = createMemorySecrets()
  const usable = (await store.isAsyncEncryptionAvailable()) && isRealStore(store)
  return usable ? new SafeSecrets(file, store, tell, memory, await readFileOf(file, tell)) : memory
}

function isRealStore(store: SafeStorage): boolean {
  if (process.platform !== 'linux') return true
  return !['basic_text', 'unknown'].includes(store.getSelectedStorageBackend?.() ?? 'unknown')
}

class SafeSecrets implements Secrets {
  kept = true
  readonly #file: string
  readonly #store: SafeStorage
  readonly #tell: Tell
  /** Holds what the store or the disk did not take. */
  readonly #memory: Secrets
  readonly #values: Map<string, string>
  /** One write after the other: the last one said is the last one on the disk. */
  #written: Promise<void> = Promise.resolve()

  constructor(file: string, store: SafeStorage, tell: Tell, memory: Secrets, values: Map<string, string>) {
    this.#file = file
    this.#store = store
    this.#tell = tell
    this.#memory = memory
    this.#values = values
  }

  async get(name: string): Promise<string | undefined> {
    const remembered = await this.#memory.get(name)
    const encrypted = this.#values.get(name)
    if (remembered !== undefined || encrypted === undefined) return remembered
    try {
      const { result, shouldReEncrypt } = await this.#store.decryptStringAsync(Buffer.from(encrypted, 'base64'))
      // The key was changed. Encrypted anew only if nobody else has set it meanwhile.
      if (shouldReEncrypt && this.#values.get(name) === encrypted) await this.set(name, result)
      return result
    } catch (error) {
      this.#tell('secret-unreadable', { error: String(error) })
      return undefined
    }
  }

  async set(name: string, value: string): Promise<void> {
    try {
      this.#values.set(name, (await this.#store.encryptStringAsync(value)).toString('base64'))
      await this.#write()
      await this.#memory.delete(name)
    } catch (error) {
      await this.#lose(error)
      await this.#memory.set(name, value)
    }
  }

  async delete(name: string): Promise<void> {
    await this.#memory.delete(name)
    if (!this.#values.delete(name)) return
    await this.#write().catch((error: unknown) => this.#lose(error))
  }

  async #lose(error: unknown): Promise<void> {
    this.kept = false
    this.#tell('secrets-not-kept', { error: String(error) })
  }

  #write(): Promise<void> {
    const write = () => replaceFile(this.#file, JSON.stringify(Object.fromEntries(this.#values)))
    // A write that failed was told to whoever asked for it, and does not stop the next.
    this.#written = this.#written.then(write, write)
    return this.#written
  }
}

async function readFileOf(file: string, tell: Tell): Promise<Map<string, string>> {
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      tell('secrets-unreadable', { file, error: String(error) })
    }
    return new Map()
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeWhole(file, text)
}
