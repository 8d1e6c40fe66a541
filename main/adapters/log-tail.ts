/** The newest lines of the log, for support. */
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

/** Enough for what led up to a trouble; a log has twenty times as much at most. */
const TAIL_BYTES = 256 * 1024

/** Oldest first; none where there is no log. The first one may have lost its beginning. */
export async function readLogTail(folder: string): Promise<readonly string[]> {
  const file = await openedOrNone(join(folder, 'device-activator.log'))
  if (file === undefined) return []
  // Not by `using`: the file handles of Electron's Node cannot be disposed of.
  try {
    const { size } = await file.stat()
    const length = Math.min(size, TAIL_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
    return lines.filter((line) => line !== '')
  } finally {
    await file.close()
  }
}

async function openedOrNone(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
