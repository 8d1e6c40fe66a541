import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isError } from '../../app/errors.ts'
import { openSettings } from '../../main/adapters/settings-file.ts'
import { settingsContract } from './settings.contract.ts'

describe('in a file', () => {
  let root: string
  let count = 0
  const folder = async () => {
    count += 1
    return await mkdtemp(join(root, `${count}-`))
  }
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'settings-'))
  })
  afterAll(() => rm(root, { recursive: true }))

  settingsContract(async () => {
    const file = join(await folder(), 'settings.json')
    return () => openSettings(file)
  })

  test.each(['{"theme": "da', '', '[]', '{"theme": 7}', 'null'])(
    'what cannot be read is set aside whole and told: %j',
    async (text) => {
      const dir = await folder()
      const file = join(dir, 'settings.json')
      await writeFile(file, text)
      const settings = await openSettings(file)
      expect(settings.get('theme')).toBeUndefined()
      expect(await readFile(settings.problem?.file ?? '', 'utf8')).toBe(text)
      await settings.set('theme', 'light')
      expect((await openSettings(file)).get('theme')).toBe('light')
      expect((await readdir(dir)).length).toBe(2)
    },
  )

  test('keys of a newer version stay', async () => {
    const file = join(await folder(), 'settings.json')
    await writeFile(file, '{"of-a-newer-version":"x","__proto__":"y"}')
    await (await openSettings(file)).set('theme', 'light')
    expect(await readFile(file, 'utf8')).toContain('of-a-newer-version')
  })

  test('a disk that does not take it is told, and the setting is as it was', async () => {
    const dir = await folder()
    const settings = await openSettings(join(dir, 'settings.json'))
    await settings.set('theme', 'dark')
    await rm(dir, { recursive: true })
    const failed = await settings.set('theme', 'light').catch((error: unknown) => error)
    expect(isError(failed, 'JOURNAL_UNAVAILABLE')).toBe(true)
    expect(settings.get('theme')).toBe('dark')
  })

  test('a file that nobody can read now is not written over', { skip: process.platform === 'win32' }, async () => {
    const file = join(await folder(), 'settings.json')
    // Read as ELOOP whoever asks; rights alone do not keep root out.
    await symlink(file, file)
    const settings = await openSettings(file)
    expect(settings.problem).toEqual({ file, reason: 'ELOOP' })
    const failed = await settings.set('theme', 'light').catch((error: unknown) => error)
    expect(isError(failed, 'JOURNAL_UNAVAILABLE')).toBe(true)
    expect((await lstat(file)).isSymbolicLink()).toBe(true)
  })

  test('nobody else may read it', async () => {
    const dir = await folder()
    const file = join(dir, 'settings.json')
    await (await openSettings(file)).set('theme', 'dark')
    const { mode } = await stat(file)
    if (process.platform !== 'win32') expect(mode & 0o077).toBe(0)
  })
})
