/** The newest lines of the log, for support. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Enough for what led up to a trouble; a log has twenty times as much at most. */
const TAIL_BYTES = 256 * 1024

/** Oldest first; none where there is no log. The first one may have lost its beginning. */
export async function readLogTail(folder: string): Promise<readonly string[]> {
  try {
    await using file = await open(join(folder, 'device-activator.log'), 'r')
    const { size } = await file.stat()
    const length = Math.min(size, TAIL_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer
      .toString('utf8', 0, bytesRead)
      .split('\n')
      .filter((line) => line !== '')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
