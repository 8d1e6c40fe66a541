/** Whether ports are listed, may be opened, and are left alone by programs known to grab fresh ones. */
import { access, constants, readdir, readFile, stat } from 'node:fs/promises'
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

/** Who this program runs as, as far as it decides which ports it may open. */
export interface RunsAs {
  readonly platform: NodeJS.Platform
  readonly root: boolean
  readonly groups: readonly number[]
  /** In the form of /etc/group. */
  readonly groupFile: string
}
const runsAs: RunsAs = {
  platform: process.platform,
  root: process.geteuid?.() === 0,
  groups: process.getgroups?.() ?? [],
  groupFile: '/etc/group',
}

/** Every listed port. Where there is none to try, what is usual here is told as that: usual. */
export async function checkPermission(
  bus: Pick<SerialBus, 'list'>,
  signal: AbortSignal,
  who: RunsAs = runsAs,
): Promise<Finding> {
  if (who.platform === 'win32') return { check: 'permission', state: 'ok', found: { count: 0 } }
  const ports = await bus.list(signal).catch((error: unknown) => {
    if (isError(error, 'PORT_LIST_UNAVAILABLE')) return [] // told by checkPorts
    throw error
  })
  const groups = await groupsIn(who.groupFile)
  let count = 0
  for (const { path } of ports) {
    try {
      await access(path, constants.R_OK | constants.W_OK)
      count += 1
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) continue // gone meanwhile
      const { gid } = await stat(path)
      const group = groups.find(({ id }) => id === gid)?.name ?? String(gid)
      return { check: 'permission', state: 'fix', found: { port: path, group }, fix: 'join-the-group' }
    }
  }
  if (count > 0 || who.root) return { check: 'permission', state: 'ok', found: { count } }
  return untried(who, groups)
}

/** Debian, Fedora and what comes of them; Arch has no `dialout`, but others have an `uucp` that opens nothing. */
const usualGroups = ['dialout', 'uucp']

function untried({ platform, groups: mine }: RunsAs, groups: readonly Group[]): Finding {
  const usual = usualGroups.flatMap((name) => groups.find((group) => group.name === name) ?? [])[0]
  if (platform !== 'linux' || usual === undefined)
    return { check: 'permission', state: 'skipped', found: { tried: 'no' } }
  const found = { tried: 'no', group: usual.name }
  return mine.includes(usual.id)
    ? { check: 'permission', state: 'ok', found }
    : { check: 'permission', state: 'look', found, fix: 'join-the-group' }
}

interface Group {
  readonly name: string
  readonly id: number
}

async function groupsIn(file: string): Promise<readonly Group[]> {
  // macOS may have none: a number is told then.
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  return lines.flatMap(([name = '', , id]) => (id === undefined ? [] : [{ name, id: Number(id) }]))
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
