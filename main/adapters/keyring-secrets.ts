/** Secrets in the system's own keyring: Keychain, Credential Manager, Secret Service. */
import type { Secrets } from '../../app/outside.ts'
import { createMemorySecrets } from './memory-secrets.ts'

/** One secret in a keyring. @throws where there is no keyring, it is locked, or it takes no more. */
interface KeyringEntry {
  getPassword(signal?: AbortSignal): Promise<string | null | undefined>
  setPassword(value: string, signal?: AbortSignal): Promise<void>
  deletePassword(signal?: AbortSignal): Promise<unknown>
}
export type Keyring = (name: string) => KeyringEntry

/** A locked keyring asks the person; nobody there must not hold a station for good. */
const PATIENCE_MS = 30_000

/**
 * @returns secrets in memory only, `kept: false`, where there is no keyring. One that fails later is no longer kept
 *   either, and what it was to hold is held in memory.
 */
export async function openKeyringSecrets(keyring?: Keyring): Promise<Secrets> {
  const memory = createMemorySecrets()
  let kept = true
  let entry: Keyring

  async function within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    if (!kept) return undefined
    try {
      return await work(AbortSignal.timeout(PATIENCE_MS))
    } catch {
      // Why a keyring refuses is different on each system. What it means is the same, and `kept` says it.
      kept = false
      return undefined
    }
  }

  await within(async () => {
    entry = keyring ?? (await systemKeyring())
    // Making an entry is what fails where there is no keyring at all.
    entry('probe')
  })
  return {
    get kept() {
      return kept
    },
    async get(name) {
      const value = await within((signal) => entry(name).getPassword(signal))
      return value ?? (await memory.get(name))
    },
    async set(name, value) {
      await within((signal) => entry(name).setPassword(value, signal))
      if (kept) await memory.delete(name)
      else await memory.set(name, value)
    },
    async delete(name) {
      await memory.delete(name)
      await within((signal) => entry(name).deletePassword(signal))
    },
  }
}

/** Loaded only when asked for: commands without an account need no native module. */
async function systemKeyring(): Promise<Keyring> {
  const { AsyncEntry } = await import('@napi-rs/keyring')
  // Else it would quietly take the kernel's keyring instead, which forgets everything at the next start.
  const options = { linux: { store: 'secret-service' } } as const
  return (name) => new AsyncEntry('device-activator', name, options)
}
