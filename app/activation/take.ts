/**
 * The act itself: intent on disk, one POST, and whatever it takes to know what came of it. The rules are numbered as
 * in docs/intent.md.
 */
import { ActivatorError, failureOf, isError } from '../errors.ts'
import type { Clock, Journal } from '../outside.ts'
import type { Call, OwnershipAccess, TakeAnswer } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import type { BatchMark, Intent, TakeIntent } from './entries.ts'
import { linger } from './linger.ts'
import { checkDevice, checkManager, isOf, look, type Managers, type Seen } from './look.ts'
import { noteAnswer } from './note-answer.ts'
import type { Owned } from './state.ts'

export interface ActParts {
  readonly access: OwnershipAccess
  readonly journal: Journal
  readonly clock: Clock
  readonly managers: Managers
  /** A fresh UUID. */
  readonly uuid: () => string
}

export type Taken = { readonly outcome: 'taken' | 'already-yours'; readonly ownership: Ownership }

/** Told as soon as more is known of whether the account owns the device. */
export type Know = (owned: Owned, ownership?: Ownership) => void

/** GETs come at 0, 1 and 3 seconds after an answer was lost (rule 5). */
export const RECONCILE_AT_MS = [0, 1000, 3000] as const
/** How often one intent is sent at most; between any two a look found nothing. */
const SENDS = 3
/** When a person cancels, an answer that is on its way may still arrive: better known than unknown. */
export const GRACE_MS = 2000

/**
 * @throws JOURNAL_UNAVAILABLE before anything is sent; afterwards what the service refused with, or the last failure
 *   of those that leave it open. `know` says each time what that means for the device.
 */
export async function take(
  parts: ActParts,
  job: {
    readonly act: string
    readonly identity: Identity
    readonly seen: Seen
    readonly know: Know
    readonly batch?: BatchMark | undefined
  },
  call: Call,
): Promise<Taken> {
  const intent: TakeIntent = {
    kind: 'intent',
    act: job.act,
    does: 'take',
    account: parts.access.account,
    ...job.identity,
    before: job.seen.all.map(({ id }) => id),
    key: parts.uuid(),
    ...(job.batch && { batch: job.batch }),
  }
  // Rule 2: if it cannot be flushed nothing is sent, and what the look said still holds.
  await parts.journal.append(intent, true)
  if (call.signal.aborted) return await nothingSent(parts, intent, new ActivatorError('CANCELLED', {}))
  job.know('unknown')
  const taken = await send(parts, intent, job.know, call)
  job.know('yes', taken.ownership)
  return taken
}

/** Nothing left this machine that is not answered, so nothing is open: the person, or the sign-in, was in between. */
export async function nothingSent(parts: ActParts, { act }: Intent, error: ActivatorError): Promise<never> {
  await parts.journal.append({ kind: 'ended', act, reason: 'nothing-happened', failure: failureOf(error) }, false)
  throw error
}

async function send(parts: ActParts, intent: TakeIntent, know: Know, call: Call): Promise<Taken> {
  let lost: ActivatorError | undefined
  for (let sent = 1; ; sent += 1) {
    const answer = await post(parts, intent, sent, know, call)
    learn(answer, intent, know)
    await noteAnswer(parts.journal, intent, answer)
    switch (answer.kind) {
      case 'created':
        return { outcome: 'taken', ownership: own(parts, answer.ownership, intent) }
      case 'existing':
        return existing(parts, intent, answer.ownership, sent)
      case 'refused':
        return refuse(parts, intent, know, answer.error)
      case 'conflict': {
        const found = ours(await look(parts, intent, call), intent)
        if (found !== undefined) return found
        return refuse(
          parts,
          intent,
          know,
          new ActivatorError('OWNED_BY_OTHER', { serial_number: intent.serial_number }),
        )
      }
      case 'lost': {
        // That nobody waited any longer says less than why an earlier one was lost.
        lost = isError(answer.error, 'CANCELLED') ? (lost ?? answer.error) : answer.error
        const found = await afterLost(parts, intent, know, call, lost)
        if (found !== undefined) return found
        // Nothing came of it. The identity was read in this run, so it may be sent again, with the same key.
        if (sent === SENDS) throw lost
      }
    }
  }
}

async function post(parts: ActParts, intent: TakeIntent, sent: number, know: Know, call: Call): Promise<TakeAnswer> {
  const { key, serial_number, device_name } = intent
  using patience = linger(call.signal, parts.clock, GRACE_MS)
  try {
    return await parts.access.take({ serial_number, device_name }, key, { ...call, signal: patience.signal })
  } catch (error) {
    // An earlier one left this machine and nobody saw its answer: that stays open.
    if (!(error instanceof ActivatorError) || sent > 1) throw error
    know('no')
    return await nothingSent(parts, intent, error)
  }
}

/** What an answer says for certain holds even if it cannot be written down. */
function learn(answer: TakeAnswer, intent: TakeIntent, know: Know): void {
  if (answer.kind === 'refused') know('no')
  if ('ownership' in answer && isOf(answer.ownership, intent)) know('yes', answer.ownership)
}

async function afterLost(parts: ActParts, intent: TakeIntent, know: Know, call: Call, lost: ActivatorError) {
  try {
    return await reconcileLost(parts, intent, know, call)
  } catch (error) {
    // The time was up between two looks: why the answer was lost says more than that the waiting ended.
    throw isError(error, 'CANCELLED') ? lost : error
  }
}

/** Rule 4: a 200 to the only POST means it was ours before; to a later one, the first may have done it. */
function existing(parts: ActParts, intent: TakeIntent, ownership: Ownership, sent: number): Taken {
  const record = own(parts, ownership, intent)
  const taken = sent > 1 && !intent.before.includes(record.id)
  return { outcome: taken ? 'taken' : 'already-yours', ownership: record }
}

/** The service said yes, but to what? @throws PROOF_MISMATCH when its record is of another device or manager. */
function own(parts: ActParts, ownership: Ownership, identity: Identity): Ownership {
  checkManager(parts, ownership)
  checkDevice(ownership, identity)
  return ownership
}

async function refuse(parts: ActParts, intent: TakeIntent, know: Know, error: ActivatorError): Promise<never> {
  const reason = error.code === 'OWNED_BY_OTHER' ? 'owned-by-other' : 'refused'
  await parts.journal.append({ kind: 'ended', act: intent.act, reason, failure: failureOf(error) }, false)
  know('no')
  throw error
}

/**
 * Rule 5, GET only: what came of an intent whose answer nobody saw. The same for an answer lost a second ago and for
 * an intent that an earlier run left open.
 * @returns undefined when nothing came of it.
 * @throws PROOF_MISMATCH(end_time) when it was taken and has been released since: closed, told, never sent again.
 */
export async function reconcileLost(
  parts: ActParts,
  intent: TakeIntent,
  know: Know,
  call: Call,
): Promise<Taken | undefined> {
  let waited = 0
  for (const at of RECONCILE_AT_MS) {
    if (at > waited) await parts.clock.sleep(at - waited, call.signal)
    waited = at
    const seen = await look(parts, intent, call)
    const found = ours(seen, intent)
    if (found !== undefined) return found
    const ended = seen.all.find(({ id }) => !intent.before.includes(id))
    if (ended !== undefined) await releasedSince(parts, intent, know, ended)
  }
  return undefined
}

function ours({ current }: Seen, { before }: TakeIntent): Taken | undefined {
  if (current === undefined) return undefined
  return { outcome: before.includes(current.id) ? 'already-yours' : 'taken', ownership: current }
}

/** Taken and released again, by whomever, before it could be proven. */
async function releasedSince(parts: ActParts, { act }: TakeIntent, know: Know, ownership: Ownership): Promise<never> {
  const error = new ActivatorError('PROOF_MISMATCH', { field: 'end_time', found: ownership.end_time })
  await parts.journal.append(
    { kind: 'ended', act, reason: 'released-since', failure: failureOf(error), ownership },
    false,
  )
  know('no')
  throw error
}
