import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretsContract } from '../../tests/contracts/secrets.contract.ts'
import { openSafeSecrets, type SafeStorage } from './safe-secrets.ts'

/** The system's store as it behaves: what one key sealed another does not open; a changed key asks for a new seal. */
class FakeSafeStorage implements SafeStorage {
  backend = 'gnome_libsecret'
  available = true
  key = 1
  locked = false

  async isAsyncEncryptionAvailable() {
    return this.available
  }
  getSelectedStorageBackend() {
    return this.backend
  }
  async encryptStringAsync(text: string) {
    if (this.locked) throw new Error('the keyring is locked')
    return Buffer.from(`${this.key}:${text}`).map((byte) => byte ^ 0x55) as Buffer
  }
  async decryptStringAsync(encrypted: Buffer) {
    const sealed = Buffer.from(encrypted.map((byte) => byte ^ 0x55)).toString()
    const key = Number(sealed.split(':', 1)[0])
    if (this.locked || key > this.key) throw new Error('cannot be decrypted')
    return { result: sealed.slice(sealed.indexOf(':') + 1), shouldReEncrypt: key < this.key }
  }
}

let folder: string
let store: FakeSafeStorage
let told: string[]
const file = () => join(folder, 'secrets.json')
const open = () => openSafeSecrets(file(), store, (event) => void told.push(event))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activator-secrets-'))
  store = new FakeSafeStorage()
  told = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe("in the system's store", () => {
  secretsContract(async () => ({ secrets: await open(), reopen: open }))
})

describe('where Linux has only the fixed key', () => {
  secretsContract(async () => {
    store.backend = 'basic_text'
    return { secrets: await open(), reopen: open }
  })
})

test('where nothing is safe nothing is written', async () => {
  store.available = false
  const secrets = await open()
  await secrets.set('a', 'in memory')
  expect([secrets.kept, await secrets.get('a')]).toEqual([false, 'in memory'])
  await expect(stat(file())).rejects.toThrow()
})

test('the file holds no secret in the clear and is for this user alone', async () => {
  const secrets = await open()
  await secrets.set('token', 'very-secret')
  expect(await readFile(file(), 'utf8')).not.toContain('very-secret')
  if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600)
})

test('a changed key seals anew what it still opens', async () => {
  await (await open()).set('token', 'mine')
  const before = await readFile(file(), 'utf8')
  store.key = 2
  expect(await (await open()).get('token')).toBe('mine')
  expect(await readFile(file(), 'utf8')).not.toBe(before)
})

test('what the key does not open any more is as good as gone, and said', async () => {
  store.key = 2
  await (await open()).set('token', 'mine')
  store.key = 1
  expect(await (await open()).get('token')).toBeUndefined()
  expect(told).toEqual(['secret-unreadable'])
})

test('a store that locks later keeps nothing more, and this run still works', async () => {
  const secrets = await open()
  store.locked = true
  await secrets.set('token', 'mine')
  expect([secrets.kept, await secrets.get('token')]).toEqual([false, 'mine'])
  expect(told).toEqual(['secrets-not-kept'])
})

test('a file that is damaged is said and begun anew', async () => {
  for (const text of ['{', '[]', '{"a":1}', '{"a":"not base64!"}']) {
    await writeFile(file(), text)
    const secrets = await open()
    expect(await secrets.get('a')).toBeUndefined()
    await secrets.set('a', 'new')
    expect(await (await open()).get('a')).toBe('new')
  }
  expect(told).toEqual(Array(4).fill('secrets-unreadable'))
})
