import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, beforeEach, expect, test } from 'vitest'
import afterPack from './fuses.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activator-fuses-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What an Electron binary has around its fuses: the mark, the version, how many, and each as it left the factory. */
async function binary(fuses: string): Promise<string> {
  const file = join(folder, 'device-activator')
  const wire = [...fuses].map((fuse) => fuse.charCodeAt(0))
  await writeFile(
    file,
    Buffer.concat([
      Buffer.alloc(1000),
      Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.from([1, wire.length, ...wire]),
      Buffer.alloc(1000),
    ]),
  )
  return file
}
const pack = () =>
  afterPack({
    appOutDir: folder,
    electronPlatformName: 'linux',
    packager: { appInfo: { productFilename: 'Device Activator' }, executableName: 'device-activator' },
  })

test('the packaged binary is no Node, runs only its signed archive, and gives files no privileges', async () => {
  const file = await binary('101100011')
  await pack()
  const wire = await getCurrentFuseWire(file)
  const on = Object.values(FuseV1Options).filter(
    (fuse): fuse is FuseV1Options => typeof fuse === 'number' && wire[fuse] === FuseState.ENABLE,
  )
  expect(on.map((fuse) => FuseV1Options[fuse])).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'WasmTrapHandlers',
  ])
})

test('a fuse nobody decided on fails the packaging', async () => {
  await binary('1011000111')
  await expect(pack()).rejects.toThrow()
})
