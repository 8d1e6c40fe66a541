/** Whether secrets can be kept by the system. Without a keyring they stay in memory, and every start asks again. */

import type { Finding } from '../../app/api/checks.ts'
import type { Secrets } from '../../app/outside.ts'

export async function checkKeyring(secrets: Pick<Secrets, 'kept'>): Promise<Finding> {
  return secrets.kept
    ? { check: 'keyring', state: 'ok', found: {} }
    : { check: 'keyring', state: 'look', found: {}, fix: 'start-a-keyring' }
}
