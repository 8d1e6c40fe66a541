/** What every store of an opened configuration keeps to: the file in the data folder, and the fake. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ConfigurationStore } from '../../app/outside.ts'
import { keepConfiguration } from '../../main/adapters/kept-configuration.ts'
import { memoryConfiguration } from '../fakes/memory-configuration.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'configuration-'))
})
afterEach(() => rm(folder, { recursive: true }))

const first = { name: 'site.json', text: '{"clientId":"a"}' }
const second = { name: 'other.json', text: '{\n  "clientId": "b"\n}' }

function contract(name: string, make: () => ConfigurationStore): void {
  describe(name, () => {
    test('nothing is kept at first, and forgetting nothing is no failure', async () => {
      const store = make()
      await store.forget()
      expect(await store.read()).toBeUndefined()
    })

    test('what is kept comes back as it was; the next takes its place', async () => {
      const store = make()
      await store.keep(first)
      expect(await store.read()).toEqual(first)
      await store.keep(second)
      expect(await store.read()).toEqual(second)
    })

    test('what is forgotten is gone', async () => {
      const store = make()
      await store.keep(first)
      await store.forget()
      expect(await store.read()).toBeUndefined()
    })
  })
}
contract('the data folder', () => keepConfiguration(folder))
contract('the fake', () => memoryConfiguration())

describe('the data folder', () => {
  test('keeps it over a restart, for this user alone, and leaves nothing half-written', async () => {
    await keepConfiguration(folder).keep(first)
    expect(await keepConfiguration(folder).read()).toEqual(first)
    expect(await readdir(folder)).toEqual(['configuration.json'])
    if (process.platform !== 'win32') expect((await stat(join(folder, 'configuration.json'))).mode & 0o777).toBe(0o600)
  })

  test('what is there and is not as it was kept is told, not ignored', async () => {
    await writeFile(join(folder, 'configuration.json'), '{"name":')
    await expect(keepConfiguration(folder).read()).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  })

  test('a folder that cannot be written to is told', async () => {
    await writeFile(join(folder, 'file'), '')
    const store = keepConfiguration(join(folder, 'file'))
    await expect(store.keep(first)).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  })
})
