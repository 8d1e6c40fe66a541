/** Rule 9: release is the same as take. Intent with the ownership id, POST, GET by that id. */
import { ActivatorError, failureOf, isError } from '../errors.ts'
import type { Call, ReleaseAnswer } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'
import type { BatchMark, ReleaseIntent } from './entries.ts'
import { linger } from './linger.ts'
import { checkDevice, checkManager, look } from './look.ts'
import { noteAnswer } from './note-answer.ts'
import type { Settled } from './settled.ts'
import { type ActParts, GRACE_MS, nothingSent, RECONCILE_AT_MS } from './take.ts'

/**
 * Gives a device back. Sent only while the device's current ownership is this one.
 * @returns the record with the end the service gave it.
 * @throws NOT_OWNER when it is no longer ours or another ownership has taken its place; PROOF_MISMATCH when the service
 *   has another device under its id, or says it ended and goes on showing it; what the service refused with; SERVICE_…
 *   when nobody knows (the intent then stays open).
 */
export async function release(
  parts: ActParts,
  act: string,
  ownership: Ownership,
  call: Call,
  batch?: BatchMark,
): Promise<Ownership> {
  const current = await parts.access.ownership(ownership.id, call)
  if (current === undefined || !isOpenEnded(current)) throw notOwner(ownership)
  checkManager(parts, current)
  checkSame(current, { device_id: ownership.device, ...ownership.device_details })
  const { serial_number, device_name }: Identity = current.device_details
  const intent: ReleaseIntent = {
    kind: 'intent',
    act,
    does: 'release',
    account: parts.access.account,
    serial_number,
    device_name,
    device_id: current.device,
    ownership: current.id,
    key: parts.uuid(),
    ...(batch && { batch }),
  }
  await parts.journal.append(intent, true)
  if (call.signal.aborted) return await nothingSent(parts, intent, new ActivatorError('CANCELLED', {}))
  const answer = await post(parts, intent, call)
  await noteAnswer(parts.journal, intent, answer)
  if (answer.kind === 'refused') {
    await parts.journal.append({ kind: 'ended', act, reason: 'refused', failure: failureOf(answer.error) }, false)
    throw answer.error
  }
  const ended = await endingOr(parts, intent, answer, call)
  if (ended !== undefined) return ended
  // Said to have ended and still shown as running: a read-back may lag behind, so the intent stays open.
  if (answer.kind === 'released') {
    throw new ActivatorError('PROOF_MISMATCH', { field: 'end_time', found: current.end_time })
  }
  // Still running after every look: it did not arrive. Releasing again is for a person to say.
  await parts.journal.append({ kind: 'ended', act, reason: 'nothing-happened' }, false)
  throw answer.error
}

async function post(parts: ActParts, intent: ReleaseIntent, call: Call): Promise<ReleaseAnswer> {
  using patience = linger(call.signal, parts.clock, GRACE_MS)
  try {
    return await parts.access.release(intent.device_id, intent.key, { ...call, signal: patience.signal })
  } catch (error) {
    if (!(error instanceof ActivatorError)) throw error
    return await nothingSent(parts, intent, error)
  }
}

async function endingOr(parts: ActParts, intent: ReleaseIntent, answer: ReleaseAnswer, call: Call) {
  try {
    return await ending(parts, intent, call)
  } catch (error) {
    // The time was up between two looks: why the answer was lost says more than that the waiting ended.
    throw answer.kind === 'lost' && isError(error, 'CANCELLED') ? answer.error : error
  }
}

/** The ownership read back by its id, once it has ended. undefined: it still runs. */
async function ending(parts: ActParts, intent: ReleaseIntent, call: Call): Promise<Ownership | undefined> {
  let waited = 0
  for (const at of RECONCILE_AT_MS) {
    if (at > waited) await parts.clock.sleep(at - waited, call.signal)
    waited = at
    const found = await parts.access.ownership(intent.ownership, call)
    if (found === undefined) throw new ActivatorError('PROOF_MISMATCH', { field: 'nothing' })
    checkSame(found, intent)
    if (isOpenEnded(found)) continue
    await parts.journal.append({ kind: 'proven', act: intent.act, ownership: found }, false)
    return found
  }
  return undefined
}

/** @throws PROOF_MISMATCH: what is under this id is about another device. */
function checkSame(found: Ownership, meant: Identity & { readonly device_id: number }): void {
  checkDevice(found, meant)
  if (found.device === meant.device_id) return
  const [expected, other] = [String(meant.device_id), String(found.device)]
  throw new ActivatorError('PROOF_MISMATCH', { field: 'id', expected, found: other })
}

/** An open release intent of an earlier run, by GET only. */
export async function settleRelease(parts: ActParts, intent: ReleaseIntent, call: Call): Promise<Settled> {
  try {
    const ownership = await ending(parts, intent, call)
    if (ownership !== undefined) return { intent, outcome: 'released', owned: 'no', ownership }
    await parts.journal.append({ kind: 'ended', act: intent.act, reason: 'nothing-happened' }, false)
    return { intent, outcome: 'failed', owned: 'yes' }
  } catch (error) {
    if (!isError(error, 'PROOF_MISMATCH') || error.params.field !== 'nothing') throw error
    return await settleGone(parts, intent, error, call)
  }
}

/**
 * The contract deletes no ownership, and yet this id is unknown. One look may be of a copy that lags behind, so the id
 * and this device's list are asked for as often as after a lost answer. If neither ever has it, no look will: it is
 * closed and told, with what the list says of the device instead.
 * @throws `gone` where one of them has it after all: the intent stays open for the next time.
 */
async function settleGone(parts: ActParts, intent: ReleaseIntent, gone: ActivatorError, call: Call): Promise<Settled> {
  let waited = 0
  let owned: Settled['owned'] = 'unknown'
  for (const at of RECONCILE_AT_MS) {
    if (at > waited) await parts.clock.sleep(at - waited, call.signal)
    waited = at
    const listed = await look(parts, intent, call)
    const byId = await parts.access.ownership(intent.ownership, call)
    if (byId !== undefined || listed.all.some(({ id }) => id === intent.ownership)) throw gone
    owned = listed.current === undefined ? 'no' : 'yes'
  }
  const failure = failureOf(gone)
  await parts.journal.append({ kind: 'ended', act: intent.act, reason: 'record-gone', failure }, false)
  return { intent, outcome: 'failed', owned, failure }
}

function notOwner({ device, device_details: { serial_number } }: Ownership): ActivatorError {
  return new ActivatorError('NOT_OWNER', { device_id: device, serial_number })
}
