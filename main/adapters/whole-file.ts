/** Files that a power cut leaves as they were before or as they are to be, and that this user alone may read. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Written beside it, flushed, renamed, and the folder flushed. @throws what the system says: the file is whole all the same */
export async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part-${process.pid}`
  try {
    await flushed(part, 'w', text)
    await rename(part, file)
    // Windows opens no folders, and keeps renames by itself.
    if (process.platform !== 'win32') await flushed(dirname(file), 'r')
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function flushed(path: string, flags: 'w' | 'r', text?: string): Promise<void> {
  // Not `using`: the window's older target has no disposable file handles.
  const handle = await open(path, flags, 0o600)
  try {
    if (text !== undefined) await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
