/** Whether ports are listed, may be opened, and are left alone by programs known to grab fresh ones. */
import { access, constants, readdir, readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Finding } from '../../app/api/checks.ts'
import { isError } from '../../app/errors.ts'
import type { SerialBus } from '../../app/outside.ts'

/** @param udev whether the system's own list is there; without it only ports on USB are found */
export async function checkPorts(
  bus: Pick<SerialBus, 'list'>,
  signal: AbortSignal,
  udev: () => Promise<boolean> = hasUdev,
): Promise<Finding> {
  try {
    const found = { count: (await bus.list(signal)).length }
    if (await udev()) return { check: 'ports', state: 'ok', found }
    return { check: 'ports', state: 'look', found, fix: 'install-udev' }
  } catch (error) {
    if (!isError(error, 'PORT_LIST_UNAVAILABLE')) throw error
    return { check: 'ports', state: 'fix', found: { reason: error.params.reason }, fix: 'install-udev' }
  }
}

async function hasUdev(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/sbin', '/usr/sbin']
  const found = await Promise.allSettled(folders.map((folder) => access(join(folder, 'udevadm'), constants.X_OK)))
  return found.some(({ status }) => status === 'fulfilled')
}

/** Every listed port, or where none is plugged in, whether the person is in the group that ports usually have. */
export async function checkPermission(
  bus: Pick<SerialBus, 'list'>,
  signal: AbortSignal,
  platform: NodeJS.Platform = process.platform,
): Promise<Finding> {
  if (platform === 'win32') return { check: 'permission', state: 'ok', found: { count: 0 } }
  const ports = await bus.list(signal).catch((error: unknown) => {
    if (isError(error, 'PORT_LIST_UNAVAILABLE')) return [] // told by checkPorts
    throw error
  })
  for (const { path } of ports) {
    try {
      await access(path, constants.R_OK | constants.W_OK)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) continue // gone meanwhile
      const group = await groupOf(path)
      return { check: 'permission', state: 'fix', found: { port: path, group }, fix: 'join-the-group' }
    }
  }
  return { check: 'permission', state: 'ok', found: { count: ports.length, user: userInfo().username } }
}

async function groupOf(path: string): Promise<string> {
  const { gid } = await stat(path)
  const groups = await readFile('/etc/group', 'utf8').catch(() => '') // macOS may have none: the number then
  const line = groups.split('\n').find((entry) => entry.split(':')[2] === String(gid))
  return line?.split(':')[0] ?? String(gid)
}

/** ModemManager opens every fresh port and sends AT; brltty takes some adapter chips for Braille displays. */
const grabbers = { ModemManager: 'stop-modem-manager', brltty: 'remove-brltty' } as const

export async function checkPortHolders(proc = '/proc'): Promise<Finding> {
  if (process.platform !== 'linux') return { check: 'port-holders', state: 'ok', found: {} }
  const ids = (await readdir(proc)).filter((name) => /^\d+$/.test(name))
  const names = await Promise.all(ids.map((id) => readFile(`${proc}/${id}/comm`, 'utf8').catch(() => ''))) // ended meanwhile
  const running = new Set(names.map((name) => name.trim()))
  for (const [program, fix] of Object.entries(grabbers)) {
    if (running.has(program)) return { check: 'port-holders', state: 'look', found: { program }, fix }
  }
  return { check: 'port-holders', state: 'ok', found: {} }
}
