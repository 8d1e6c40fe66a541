import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isError } from '../../app/errors.ts'
import { findStationKey, openStationKey } from '../../main/adapters/station-key.ts'
import { sealContract } from './seal.contract.ts'

describe('the key of a station', () => {
  let root: string
  const folder = () => mkdtemp(join(root, 'station-'))
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'seal-'))
  })
  afterAll(() => rm(root, { recursive: true }))

  sealContract(async () => await openStationKey(await folder()))

  test('is made with the first report and stays, for this user alone to read', async () => {
    const dir = join(await folder(), 'not', 'yet')
    expect(await findStationKey(dir)).toBeUndefined()
    const made = await openStationKey(dir)
    expect((await openStationKey(dir)).fingerprint).toBe(made.fingerprint)
    expect((await findStationKey(dir))?.sign('a')).toBe(made.sign('a'))
    expect(await readdir(dir)).toEqual(['station-key.pem'])
    if (process.platform !== 'win32') expect((await stat(join(dir, 'station-key.pem'))).mode & 0o777).toBe(0o600)
  })

  test('is looked for without being made', async () => {
    const dir = await folder()
    expect(await findStationKey(dir)).toBeUndefined()
    expect(await readdir(dir)).toEqual([])
  })

  test('is one, however many ask for it first', async () => {
    const dir = await folder()
    const ask = async (after: number) => {
      await new Promise((resolve) => setTimeout(resolve, after))
      return await openStationKey(dir)
    }
    // Some come while the first one's is being written.
    const seals = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index / 4)))
    expect(new Set(seals.map(({ fingerprint }) => fingerprint)).size).toBe(1)
    expect(await readdir(dir)).toEqual(['station-key.pem'])
  })

  test.each([
    ['cut', (pem: string) => pem.slice(0, 60)],
    ['empty', () => ''],
    ['no key', () => 'hello'],
    ['changed', (pem: string) => pem.replace('MC4', 'MD4')],
  ])('that is damaged is told by its file and left as it is: %s', async (_, damage) => {
    const dir = await folder()
    await openStationKey(dir)
    const file = join(dir, 'station-key.pem')
    const damaged = damage(await readFile(file, 'utf8'))
    await writeFile(file, damaged)
    for (const open of [openStationKey, findStationKey]) {
      const failed = await open(dir).catch((error: unknown) => error)
      expect(isError(failed, 'CONFIG_INVALID') && failed.params.where).toBe(file)
    }
    expect(await readFile(file, 'utf8')).toBe(damaged)
  })

  test('of another kind is none', async () => {
    const dir = await folder()
    const x25519 =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIBhQwp3dG4jDTBZkjL2yPdJ3BBsqUTwh0mAIfKFyeZ5N\n-----END PRIVATE KEY-----\n'
    await writeFile(join(dir, 'station-key.pem'), x25519)
    await expect(openStationKey(dir)).rejects.toThrow('another kind')
  })

  test('that nobody can read now is not made anew', { skip: process.platform === 'win32' }, async () => {
    const dir = await folder()
    const file = join(dir, 'station-key.pem')
    await symlink(file, file)
    await expect(openStationKey(dir)).rejects.toThrow('cannot be read')
  })

  test('that cannot be written is told', { skip: process.platform === 'win32' }, async () => {
    const dir = join(await folder(), 'link')
    await symlink(join(root, 'nowhere', 'else'), dir)
    await expect(openStationKey(dir)).rejects.toThrow('cannot be kept')
  })
})
