/** Rule 9: release is the same as take. Intent with the ownership id, POST, GET by that id. */
import { ActivatorError, failureOf } from '../errors.ts'
import type { Call, ReleaseAnswer } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'
import type { ReleaseIntent } from './entries.ts'
import { linger } from './linger.ts'
import type { Settled } from './settled.ts'
import { type ActParts, GRACE_MS, RECONCILE_AT_MS } from './take.ts'

/**
 * Gives a device back. Sent only while the device's current ownership is this one.
 * @returns the record with the end the service gave it.
 * @throws NOT_OWNER when it is no longer ours or another ownership has taken its place; what the service refused with;
 *   SERVICE_… when nobody knows (the intent then stays open).
 */
export async function release(parts: ActParts, act: string, ownership: Ownership, call: Call): Promise<Ownership> {
  const current = await parts.access.ownership(ownership.id, call)
  if (current === undefined || !isOpenEnded(current)) throw notOwner(ownership)
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
  }
  await parts.journal.append(intent, true)
  const answer = await post(parts, intent, call)
  await note(parts, intent, answer)
  if (answer.kind === 'refused') {
    await parts.journal.append({ kind: 'ended', act, reason: 'refused', failure: failureOf(answer.error) }, false)
    throw answer.error
  }
  const ended = await ending(parts, intent, call)
  if (ended !== undefined) return ended
  // Still running after every look: it did not arrive. Releasing again is for a person to say.
  await parts.journal.append({ kind: 'ended', act, reason: 'nothing-happened' }, false)
  throw answer.kind === 'lost'
    ? answer.error
    : new ActivatorError('PROOF_MISMATCH', { field: 'end_time', found: current.end_time })
}

async function post(parts: ActParts, intent: ReleaseIntent, call: Call): Promise<ReleaseAnswer> {
  using patience = linger(call.signal, parts.clock, GRACE_MS)
  return await parts.access.release(intent.device_id, intent.key, { ...call, signal: patience.signal })
}

/** The ownership read back by its id, once it has ended. undefined: it still runs. */
async function ending(parts: ActParts, intent: ReleaseIntent, call: Call): Promise<Ownership | undefined> {
  let waited = 0
  for (const at of RECONCILE_AT_MS) {
    if (at > waited) await parts.clock.sleep(at - waited, call.signal)
    waited = at
    const found = await parts.access.ownership(intent.ownership, call)
    if (found === undefined) throw new ActivatorError('PROOF_MISMATCH', { field: 'nothing' })
    if (isOpenEnded(found)) continue
    await parts.journal.append({ kind: 'proven', act: intent.act, ownership: found }, false)
    return found
  }
  return undefined
}

/** An open release intent of an earlier run, by GET only. */
export async function settleRelease(parts: ActParts, intent: ReleaseIntent, call: Call): Promise<Settled> {
  const ownership = await ending(parts, intent, call)
  if (ownership !== undefined) return { intent, outcome: 'released', owned: 'no', ownership }
  await parts.journal.append({ kind: 'ended', act: intent.act, reason: 'nothing-happened' }, false)
  return { intent, outcome: 'failed', owned: 'yes' }
}

function notOwner({ device, device_details: { serial_number } }: Ownership): ActivatorError {
  return new ActivatorError('NOT_OWNER', { device_id: device, serial_number })
}

async function note(parts: ActParts, { act }: ReleaseIntent, answer: ReleaseAnswer): Promise<void> {
  await parts.journal.append(
    {
      kind: 'answered',
      act,
      answer: answer.kind,
      ...('ownership' in answer && { ownership: answer.ownership }),
      ...('error' in answer && { failure: failureOf(answer.error) }),
    },
    false,
  )
}
