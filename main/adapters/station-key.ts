/** The key of this station, in its data folder: made with the first report, and never replaced by itself. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ActivatorError } from '../../app/errors.ts'
import type { Seal } from '../../app/outside.ts'
import { sealOf } from './seal.ts'
import { writeFirst } from './whole-file.ts'

/** Makes the key where there is none. @throws CONFIG_INVALID naming the file that cannot be read or written */
export async function openStationKey(dataDir: string): Promise<Seal> {
  const kept = await findStationKey(dataDir)
  if (kept !== undefined) return kept
  const file = fileIn(dataDir)
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await writeFirst(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: `cannot be kept: ${String(error)}`, where: file }, error)
  }
  // Another program may have been first.
  return (await findStationKey(dataDir)) ?? sealOf(privateKey)
}

/** undefined: none was made yet. @throws CONFIG_INVALID naming the file that cannot be read */
export async function findStationKey(dataDir: string): Promise<Seal | undefined> {
  const file = fileIn(dataDir)
  const pem = await textOf(file)
  return pem === undefined ? undefined : sealOf(keyOf(pem, file))
}

const fileIn = (dataDir: string) => join(dataDir, 'station-key.pem')

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new ActivatorError('CONFIG_INVALID', { what: 'cannot be read', where: file }, error)
  }
}

/** Reports that it signed could not be compared with a new one: a damaged key is told, and left to a person. */
function keyOf(pem: string, file: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: 'is not the key it was', where: file }, error)
  }
  if (key.asymmetricKeyType === 'ed25519') return key
  throw new ActivatorError('CONFIG_INVALID', { what: 'is a key of another kind than Ed25519', where: file })
}
