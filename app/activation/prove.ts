/** Proof: the ownership read back by its id says what was meant. Only that makes an activation done. */
import { ActivatorError } from '../errors.ts'
import type { Clock } from '../outside.ts'
import type { Call, OwnershipAccess } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'
import { checkDevice, checkManager, type Managers } from './look.ts'

/** A proof that is not there yet may still come: a service may answer reads from a copy that lags behind. */
const PAUSES_MS = [0, 100, 300, 600, 1000, 2000, 3000, 3000]

/**
 * @returns the record as read back.
 * @throws PROOF_MISMATCH naming the first field that differs (`nothing`: not there within the time limit); what
 *   `access` throws.
 */
export async function prove(
  parts: { access: OwnershipAccess; managers: Managers; clock: Clock },
  taken: Ownership,
  identity: Identity,
  call: Call,
): Promise<Ownership> {
  for (const pause of PAUSES_MS) {
    if (pause > 0 && !(await slept(parts.clock, pause, call.signal))) break
    const found = await parts.access.ownership(taken.id, call)
    if (found === undefined) continue
    checkManager(parts, found)
    compare(taken, identity, found)
    return found
  }
  throw new ActivatorError('PROOF_MISMATCH', { field: 'nothing', expected: String(taken.id) })
}

function compare(taken: Ownership, identity: Identity, found: Ownership): void {
  if (found.id !== taken.id) {
    throw new ActivatorError('PROOF_MISMATCH', { field: 'id', expected: String(taken.id), found: String(found.id) })
  }
  checkDevice(found, identity)
  if (!isOpenEnded(found)) throw new ActivatorError('PROOF_MISMATCH', { field: 'end_time', found: found.end_time })
}

/** false: the time was up first. What was missing is then the failure, not the time. */
async function slept(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(milliseconds, signal)
    return true
  } catch (error) {
    if (signal.aborted) return false
    throw error
  }
}
