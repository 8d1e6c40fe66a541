/** The key that signs reports: its fingerprint is what a report is compared with. */
import type { Finding } from '../../app/api/checks.ts'
import { isError } from '../../app/errors.ts'
import { findStationKey } from '../adapters/station-key.ts'

/** Looks only: the first report makes the key. */
export async function checkStationKey(dataDir: string): Promise<Finding> {
  try {
    const key = await findStationKey(dataDir)
    return { check: 'station-key', state: 'ok', found: { fingerprint: key?.fingerprint ?? '' } }
  } catch (error) {
    if (!isError(error, 'CONFIG_INVALID')) throw error
    const { what, where = '' } = error.params
    return { check: 'station-key', state: 'fix', found: { file: where, reason: what }, fix: 'restore-the-key' }
  }
}
