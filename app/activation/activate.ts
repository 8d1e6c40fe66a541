/** One activation, from port to proof, as one story. Everything it needs is handed in. */
import { type Conversation, converse, stillSame } from '../device/conversation.ts'
import type { Profile } from '../device/profile.ts'
import { ActivatorError, isError } from '../errors.ts'
import type { PortInfo, SerialBus } from '../outside.ts'
import type { Call } from '../ownership/access.ts'
import type { Identity } from '../ownership/record.ts'
import type { BatchMark } from './entries.ts'
import { Progress, type Report } from './progress.ts'
import { lookBesideSecondRead, lookOrKeep } from './second-read.ts'
import type { End } from './state.ts'
import { asked, type Told } from './story.ts'
import type { ActParts } from './take.ts'
import { takeAndProve } from './take-and-prove.ts'
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
  /**
   * Batch: whether it may go on, before the service is asked anything. A promise waits for a person.
   * @throws NOT_ON_LIST LABEL_MISMATCH ALREADY_IN_BATCH · CANCELLED by the signal
   */
  readonly admit?: ((identity: Identity, signal: AbortSignal) => Promise<void> | undefined) | undefined
  /** It belongs to this batch. While the service is away its identity is kept, and the device may be unplugged. */
  readonly batch?: BatchMark | undefined
  /** Told what the states do not say, for the history. */
  readonly tell?: ((told: Told) => void) | undefined
}

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
  await admitted(job, under, plugged)
  const call: Call = { signal: plugged, onWait: (wait) => progress.waits(wait) }
  using _held = await parts.claim(identity, job.port.path, call)

  const { seen, kept } = await lookFor(parts, job, under, call)
  job.tell?.({ step: 'same' })
  progress.saw(seen)
  job.tell?.({ step: 'looked', found: seen.current === undefined ? 'nothing' : 'ours' })
  if (seen.current === undefined && job.agree !== undefined) await agreed(job.agree, under, plugged)
  if (!kept) plugged.throwIfAborted()
  // From here on an unplug ends nothing: the device is no longer needed, and what is begun is finished.
  return await takeAndProve(parts, job, { identity, seen, kept, progress }, { ...call, signal: until })
}

/** A person may have to say first that it belongs here. */
async function admitted(job: ActivateJob, { device, progress, limit }: Under, plugged: AbortSignal): Promise<void> {
  const waiting = job.admit?.(device.identity, plugged)
  if (waiting === undefined) return
  progress.is({ state: 'confirming', identity: device.identity })
  await limit.pausedFor(() => waiting)
  progress.is({ state: 'identifying', profile: device.profile.id })
}

async function lookFor(
  parts: ActivateParts,
  { act, batch }: ActivateJob,
  { device, progress, until }: Under,
  call: Call,
) {
  if (batch === undefined) return { seen: await lookBesideSecondRead(parts, device, call), kept: false }
  const queued = { kind: 'queued', act, account: parts.access.account, ...device.identity, batch } as const
  return await lookOrKeep(parts, device, { queued, progress, until })
}

function checkLabel(expected: string | undefined, { serial_number: found }: Identity): void {
  if (expected === undefined || expected === found) return
  throw new ActivatorError('LABEL_MISMATCH', { source: 'label', expected, found })
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
