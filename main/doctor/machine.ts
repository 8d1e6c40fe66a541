/** Node, disk, data folder and the journal in it. */
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Finding } from '../../app/api/checks.ts'
import { isError } from '../../app/errors.ts'
import type { ChainFound, Verifiable } from '../adapters/journal-verify.ts'

const OLDEST_NODE = 24

export async function checkNode(version = process.versions.node): Promise<Finding> {
  const major = Number(version.split('.')[0])
  const found = { version, oldest: OLDEST_NODE }
  return major >= OLDEST_NODE
    ? { check: 'node', state: 'ok', found }
    : { check: 'node', state: 'fix', found, fix: 'update-node' }
}

/** Makes the folder, as the first activation would. */
export async function checkDataFolder(folder: string): Promise<Finding> {
  const found = { folder }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return { check: 'data-folder', state: 'ok', found }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { check: 'data-folder', state: 'fix', found: { ...found, reason }, fix: 'make-folder-writable' }
  }
}

/** That it can be read, and is as it was written from the first entry to the newest. */
export async function checkJournal(
  open: () => Verifiable & Partial<Disposable>,
  file: string,
  signal: AbortSignal,
): Promise<Finding> {
  try {
    const journal = open()
    try {
      return findingOf(await journal.verify(signal), file)
    } finally {
      journal[Symbol.dispose]?.()
    }
  } catch (error) {
    if (!isError(error, 'JOURNAL_UNAVAILABLE')) throw error
    return { check: 'journal', state: 'fix', found: { reason: error.params.reason }, fix: 'check-the-disk' }
  }
}

function findingOf(found: ChainFound, file: string): Finding {
  switch (found.chain) {
    case 'whole':
      return { check: 'journal', state: 'ok', found: { entries: found.entries } }
    case 'unfinished':
      return { check: 'journal', state: 'skipped', found: { reason: 'time', entries: found.entries } }
    case 'broken':
      return {
        check: 'journal',
        state: 'fix',
        found: { reason: 'chain', entry: found.at, file },
        fix: 'keep-the-journal',
      }
  }
}

const LEAST_MEGABYTES = 100

export async function checkDisk(folder: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(await existing(folder))
    const found = { folder, megabytes: Math.floor((bavail * bsize) / 2 ** 20), least: LEAST_MEGABYTES }
    return found.megabytes >= LEAST_MEGABYTES
      ? { check: 'disk', state: 'ok', found }
      : { check: 'disk', state: 'fix', found, fix: 'free-disk-space' }
  } catch (error) {
    return { check: 'disk', state: 'skipped', found: { folder, reason: String(error) } }
  }
}

/** The folder itself, or the nearest above it that is there. */
async function existing(folder: string): Promise<string> {
  try {
    await access(folder)
    return folder
  } catch (error) {
    const above = dirname(folder)
    if (above === folder) throw error
    return existing(above)
  }
}
