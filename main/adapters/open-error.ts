/** Why a port did not open. serialport tells it in words only, different on each system. */
import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ActivatorError } from '../../app/errors.ts'

const busy = /cannot lock port|resource temporarily unavailable|resource busy|access denied|device or resource busy/i
const forbidden = /permission denied|operation not permitted/i

/** @returns PORT_BUSY naming who holds it where that can be told, PORT_PERMISSION naming the group, else PORT_GONE. */
export async function openError(path: string, error: unknown): Promise<ActivatorError> {
  const message = error instanceof Error ? error.message : String(error)
  if (busy.test(message)) return new ActivatorError('PORT_BUSY', { port: path, ...(await holderOf(path)) }, error)
  if (forbidden.test(message)) {
    const group = await groupOf(path)
    return new ActivatorError('PORT_PERMISSION', { port: path, ...(group !== undefined && { group }) }, error)
  }
  return new ActivatorError('PORT_GONE', { port: path }, error)
}

/**
 * Linux tells who has a file open, for processes of the same user. Several may have a port open; the one that has it
 * locked keeps others out. A port that is busy without a lock (TIOCEXCL) does not tell by whom: the first that has it open.
 */
async function holderOf(path: string): Promise<{ holder?: string; pid?: number }> {
  if (process.platform !== 'linux') return {}
  let first: string | undefined
  for (const entry of await namesIn('/proc')) {
    if (!/^\d+$/.test(entry) || entry === String(process.pid)) continue
    const has = await hasOf(entry, path)
    if (has === 'locked') return await named(entry)
    if (has === 'open') first ??= entry
  }
  return first === undefined ? {} : await named(first)
}

async function hasOf(pid: string, path: string): Promise<'locked' | 'open' | 'nothing'> {
  let has: 'open' | 'nothing' = 'nothing'
  for (const descriptor of await namesIn(join('/proc', pid, 'fd'))) {
    // Closed meanwhile, or not ours to see.
    const target = await readlink(join('/proc', pid, 'fd', descriptor)).catch(() => undefined)
    if (target !== path) continue
    has = 'open'
    const told = await readFile(join('/proc', pid, 'fdinfo', descriptor), 'utf8').catch(() => '')
    if (/^lock:.*FLOCK/m.test(told)) return 'locked'
  }
  return has
}

async function named(pid: string): Promise<{ holder: string; pid: number }> {
  const name = await readFile(join('/proc', pid, 'comm'), 'utf8').catch(() => pid)
  return { holder: name.trim(), pid: Number(pid) }
}

/** The name of the group that may open it, where there is such a name. */
async function groupOf(path: string): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined
  try {
    const { gid } = await stat(path)
    const lines = (await readFile('/etc/group', 'utf8')).split('\n').map((line) => line.split(':'))
    return lines.find(([, , id]) => id === String(gid))?.[0]
  } catch {
    // No such file by now, or no list of groups: the message then goes without a name.
    return undefined
  }
}

/** Empty where it is not ours to see, or gone by now. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
