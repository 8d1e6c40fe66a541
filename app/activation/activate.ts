/** One activation, from port to proof, as one story. Everything it needs is handed in. */
import { type Conversation, converse, stillSame } from '../device/conversation.ts'
import type { Profile } from '../device/profile.ts'
import { ActivatorError, failureOf, isError } from '../errors.ts'
import type { PortInfo, SerialBus } from '../outside.ts'
import type { Call } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { linger } from './linger.ts'
import { look } from './look.ts'
import { prove } from './prove.ts'
import type { End, Owned, State, Wait } from './state.ts'
import { asked, type Told } from './story.ts'
import { type ActParts, GRACE_MS, take } from './take.ts'
import { type TimeLimit, timeLimit } from './time-limit.ts'

export interface ActivateParts extends ActParts {
  readonly bus: SerialBus
  /**
   * Holds this identity for one activation at a time. Settles what an earlier run left open for it first.
   * @throws DUPLICATE_DEVICE naming the port that has it
   */
  readonly claim: (identity: Identity, port: string, call: Call) => Promise<Disposable>
  /** Every byte both ways, where somebody records. */
  readonly record?: ((port: string, direction: 'tx' | 'rx', bytes: Uint8Array) => void) | undefined
}

export interface ActivateJob {
  readonly act: string
  readonly port: PortInfo
  /** Profiles to try, in this order. Empty: NO_PROFILE. */
  readonly candidates: readonly Profile[]
  /** What the label says, where somebody said it beforehand. */
  readonly expect?: string | undefined
  /** Guide: resolves when the person agreed, saying whether that took time. Left out: goes on by itself. */
  readonly agree?: ((identity: Identity, signal: AbortSignal) => Promise<'at-once' | 'waited'>) | undefined
  /** For the whole of it, waiting for a person not counted. Left out: each exchange keeps its own limits only. */
  readonly timeoutMs?: number | undefined
  /** Told what the states do not say, for the history. */
  readonly tell?: ((told: Told) => void) | undefined
}

/** Told each time the state changes. */
export type Report = (state: State) => void

/** @param signal the person's cancel. Never throws for what can go wrong: that is the end it returns. */
export async function activate(
  parts: ActivateParts,
  job: ActivateJob,
  report: Report,
  signal: AbortSignal,
): Promise<End> {
  const progress = new Progress(report)
  using limit = timeLimit(parts.clock, job.timeoutMs)
  const until = AbortSignal.any([signal, limit.signal])
  let gone: AbortSignal | undefined
  try {
    await using device = await connect(parts, job, progress, until)
    gone = device.gone
    return await own(parts, job, { device, progress, until, limit })
  } catch (error) {
    if (signal.aborted) return progress.failed(new ActivatorError('CANCELLED', {}))
    if (gone?.aborted === true && progress.beforeIntent) return progress.unplugged(gone.reason)
    if (limit.signal.aborted && isError(error, 'CANCELLED')) return progress.failed(limit.signal.reason)
    return progress.failed(error)
  }
}

async function connect(parts: ActivateParts, job: ActivateJob, progress: Progress, signal: AbortSignal) {
  progress.is({ state: 'connecting' })
  if (job.candidates.length === 0) throw new ActivatorError('NO_PROFILE', { port: job.port.path })
  return await converse({ bus: parts.bus, clock: parts.clock, record: parts.record }, job.port, job.candidates, {
    signal,
    onProfile: (profile) => progress.is({ state: 'identifying', profile }),
    onAsk: (profile) => job.tell?.(asked(profile)),
  })
}

interface Under {
  readonly device: Conversation
  readonly progress: Progress
  readonly until: AbortSignal
  readonly limit: TimeLimit
}

async function own(parts: ActivateParts, job: ActivateJob, under: Under): Promise<End> {
  const { device, progress, until } = under
  const { identity } = device
  progress.identity = identity
  job.tell?.({ step: 'identified' })
  if (job.expect !== undefined) job.tell?.({ step: 'label', by: 'given', text: job.expect })
  checkLabel(job.expect, identity)
  const plugged = AbortSignal.any([until, device.gone])
  const call: Call = { signal: plugged, onWait: (wait) => progress.waits(wait) }
  using _held = await parts.claim(identity, job.port.path, call)

  const seen = await lookBesideSecondRead(parts, device, call)
  progress.owned = seen.current === undefined ? 'no' : 'yes'
  job.tell?.({ step: 'same' })
  job.tell?.({ step: 'looked', found: seen.current === undefined ? 'nothing' : 'ours' })
  if (seen.current !== undefined) return progress.done('already-yours', seen.current)
  if (job.agree !== undefined) await agreed(job.agree, under, plugged)
  plugged.throwIfAborted()

  // From here on an unplug ends nothing: the device is no longer needed, and what is begun is finished.
  progress.beforeIntent = false
  progress.is({ state: 'taking', identity })
  const act = { act: job.act, identity, seen, know: progress.know }
  const taken = await take(parts, act, { ...call, signal: until })
  progress.is({ state: 'proving', identity, ownership: taken.ownership })
  const proof = await proven(parts, job.act, taken.ownership, identity, { ...call, signal: until })
  return progress.done(taken.outcome, proof)
}

function checkLabel(expected: string | undefined, { serial_number: found }: Identity): void {
  if (expected === undefined || expected === found) return
  throw new ActivatorError('LABEL_MISMATCH', { source: 'label', expected, found })
}

/** Rule 1: two identical reads before any claim; the service is asked while the device answers the second. */
async function lookBesideSecondRead(parts: ActivateParts, device: Conversation, call: Call) {
  // Whichever fails first ends the other: neither may go on alone.
  const both = new AbortController()
  const signal = AbortSignal.any([call.signal, both.signal])
  const seen = look(parts, device.identity, { ...call, signal })
  const second = stillSame(device, signal)
  try {
    const [found] = await Promise.all([seen, second])
    return found
  } catch (error) {
    both.abort(error)
    await Promise.allSettled([seen, second])
    throw error
  }
}

async function agreed(
  agree: NonNullable<ActivateJob['agree']>,
  { device, progress, limit }: Under,
  plugged: AbortSignal,
): Promise<void> {
  progress.is({ state: 'confirming', identity: device.identity })
  const how = await limit.pausedFor(() => agree(device.identity, plugged))
  // Somebody may have swapped the device while the person looked at the screen.
  if (how === 'waited') await stillSame(device, plugged)
}

/** The proof gets a moment more when it is cancelled: the device is ours already, and proven is better than not. */
async function proven(parts: ActivateParts, act: string, taken: Ownership, identity: Identity, call: Call) {
  using patience = linger(call.signal, parts.clock, GRACE_MS)
  const proof = await prove(parts, taken, identity, { ...call, signal: patience.signal })
  await parts.journal.append({ kind: 'proven', act, ownership: proof }, false)
  return proof
}

/** Where one activation stands, and what is known by then. */
class Progress {
  identity: Identity | undefined
  owned: Owned = 'unknown'
  beforeIntent = true
  #state: State = { state: 'connecting' }
  #ownership: Ownership | undefined
  /** The state to go back to when a wait is over. */
  #waitedIn: State | undefined
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  is(state: State): void {
    this.#state = state
    this.#report(state)
  }

  readonly know = (owned: Owned, ownership?: Ownership): void => {
    this.owned = owned
    this.#ownership = ownership
  }

  waits(wait: Wait | undefined): void {
    if (wait !== undefined && this.identity !== undefined) {
      this.#waitedIn ??= this.#state
      this.is({ state: 'waiting', identity: this.identity, wait })
    } else if (this.#waitedIn !== undefined) {
      const before = this.#waitedIn
      this.#waitedIn = undefined
      this.is(before)
    }
  }

  done(outcome: 'taken' | 'already-yours', ownership: Ownership): End {
    const identity = this.identity
    if (identity === undefined) throw new Error('done without an identity')
    return { state: 'done', outcome, identity, ownership }
  }

  /** While the device was being asked that is a failure; while a person or the network was waited for, it is not. */
  unplugged(reason: unknown): End {
    const { state } = this.#state
    if (state === 'connecting' || state === 'identifying') return this.failed(reason)
    return { state: 'removed', owned: this.owned, ...(this.identity && { identity: this.identity }) }
  }

  failed(error: unknown): End {
    // The service said yes and then something else: neither is to be believed.
    if (isError(error, 'PROOF_MISMATCH') && this.owned === 'yes') this.owned = 'unknown'
    return {
      state: 'failed',
      at: this.#state.state,
      failure: failureOf(error),
      owned: this.owned,
      ...(this.identity && { identity: this.identity }),
      ...(this.#ownership && { ownership: this.#ownership }),
    }
  }
}
