/** Profiles as folders with a profile.json each: those that come with the app, and those a person dropped in. */
import { type FSWatcher, mkdirSync, watch } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ActivatorError } from '../../app/errors.ts'
import type { ProfileFile, ProfileStore } from '../../app/outside.ts'
import { readSvg } from './svg-file.ts'

const MOST_BYTES = 256 * 1024
/** A folder that is being copied in changes many times. */
const QUIET_MS = 200

export interface ProfileFolders {
  readonly shipped: string
  readonly added: string
  /** The drawings beside them too. Left out: they are for nobody's eyes. */
  readonly drawn?: boolean
}

export function createProfileStore({ shipped, added, drawn = false }: ProfileFolders): ProfileStore {
  return {
    async files() {
      const files = [...(await filesIn(shipped, 'shipped')), ...(await filesIn(added, 'added'))]
      return drawn ? await Promise.all(files.map(withDrawings)) : files
    },
    onChange: (callback) => watchFolder(added, callback),
  }
}

async function filesIn(folder: string, origin: ProfileFile['origin']): Promise<ProfileFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (origin === 'shipped') throw new ActivatorError('CONFIG_INVALID', { what: 'no profiles', where: folder }, error)
    // Nobody has dropped anything in yet.
    return []
  })
  const folders = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => join(folder, name, 'profile.json'))
  const read = await Promise.all(folders.sort().map((file) => textOf(file)))
  return folders.flatMap((file, index) => {
    const text = read[index]
    return text === undefined ? [] : [{ file, origin, text }]
  })
}

/** A folder of more is no profile's. */
const MOST_DRAWINGS = 40

/** Links are not followed: a drawing is a file of the folder itself. */
async function withDrawings(profile: ProfileFile): Promise<ProfileFile> {
  const folder = dirname(profile.file)
  // Taken out meanwhile: the next reading says so.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.svg')).map(({ name }) => name)
  const read = names.slice(0, MOST_DRAWINGS).map(async (name) => {
    const file = join(folder, name)
    return { name, file, ...(await readSvg(file)) }
  })
  return { ...profile, drawings: await Promise.all(read) }
}

/** undefined: there is no such file. What cannot be read is told as a file that is no profile. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file)
    // A pipe would be waited for, for ever.
    if (!found.isFile()) return 'cannot be read'
    if (found.size > MOST_BYTES) return 'more than 256 KiB'
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined
    return 'cannot be read'
  }
}

function watchFolder(folder: string, callback: () => void): Disposable {
  let quiet: NodeJS.Timeout | undefined
  let watcher: FSWatcher | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(quiet)
      quiet = setTimeout(callback, QUIET_MS)
    })
    watcher.on('error', () => watcher?.close())
  } catch {
    // No folder can be made, or none watched here: what is dropped in is seen at the next start.
  }
  return {
    [Symbol.dispose]() {
      clearTimeout(quiet)
      watcher?.close()
    },
  }
}
