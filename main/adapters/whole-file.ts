/** Files that a power cut leaves as they were before or as they are to be, and that this user alone may read. */
import { randomUUID } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Written beside it, flushed, renamed, and the folder flushed. @throws what the system says: the file is whole all the same */
export async function writeWhole(file: string, text: string | Uint8Array): Promise<void> {
  await placed(file, text, rename)
}

/** The same where nothing stands yet: of two that begin one file at once, the first one's stays. @throws what the system says */
export async function writeFirst(file: string, text: string): Promise<void> {
  await placed(file, text, linkOrRename)
}

async function placed(
  file: string,
  text: string | Uint8Array,
  place: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const part = `${file}.part-${randomUUID()}`
  try {
    await flushed(part, 'w', text)
    await place(part, file)
    // Windows opens no folders, and keeps renames by itself.
    if (process.platform !== 'win32') await flushed(dirname(file), 'r')
  } finally {
    await rm(part, { force: true })
  }
}

async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
    // A FAT stick has no links.
    await rename(from, to)
  }
}

async function flushed(path: string, flags: 'w' | 'r', text?: string | Uint8Array): Promise<void> {
  // Not `using`: the window's older target has no disposable file handles.
  const handle = await open(path, flags, 0o600)
  try {
    if (text !== undefined) await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
