/**
 * Runs many activations at once. Each has its own AbortSignal; the slowest holds up nobody, and an unplug ends exactly
 * its own. One station speaks for one account.
 */
import { identityKey, sameIdentity } from '../device/identity.ts'
import { ActivatorError, type Failure, failureOf } from '../errors.ts'
import type { Call } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { shared } from '../ownership/shared-work.ts'
import { type ActivateJob, type ActivateParts, activate } from './activate.ts'
import type { BatchMark, Queued } from './entries.ts'
import { finishKept } from './finish-kept.ts'
import type { Report } from './progress.ts'
import { type Released, releaseOne } from './releases.ts'
import { foreignIntents, openIntents, settle } from './settle.ts'
import type { Settled } from './settled.ts'
import { type End, outcomeOf, ownedOf } from './state.ts'
import { Story, type Told } from './story.ts'
import type { ActParts } from './take.ts'

export interface StationParts extends ActParts, Pick<ActivateParts, 'bus' | 'record'> {}

export interface Activation {
  readonly id: string
  /** Rejects only for a bug: whatever can go wrong is an end. */
  readonly ended: Promise<Ended>
  /** The person changed their mind. After the intent it may still end as taken. */
  cancel(): void
  /** What whoever began it knows of its story: how the label was compared. */
  tell(told: Told): void
}
interface Work {
  readonly act: string
  readonly port?: string | undefined
  readonly batch?: BatchMark | undefined
}
export interface Ended {
  readonly end: End
  /** Milliseconds from start to end. */
  readonly ms: number
}

export class Station {
  readonly #parts: StationParts
  readonly #running = new Map<string, { readonly cancel: AbortController; readonly ended: Promise<unknown> }>()
  /** Who holds which identity: one activation for each (account, serial, name) at a time. */
  readonly #held = new Map<string, string>()
  /** One settling at a time for each identity: the start and an activation share it, and each may leave it. */
  readonly #settling = new Map<string, (call: Call) => Promise<readonly Settled[]>>()
  readonly #settled: ((settled: Settled) => void)[] = []
  readonly #kept: ((queued: Queued) => void)[] = []

  constructor(parts: StationParts) {
    this.#parts = parts
  }

  get account(): string {
    return this.#parts.access.account
  }

  /** Called for each intent of an earlier run that was settled on the way. */
  onSettled(callback: (settled: Settled) => void): void {
    this.#settled.push(callback)
  }

  /** Called for each intent of an earlier run of which nothing came, and that is kept for its batch since. */
  onKept(callback: (queued: Queued) => void): void {
    this.#kept.push(callback)
  }

  activate(job: Omit<ActivateJob, 'act' | 'tell'>, report: Report): Activation {
    const act = this.#parts.uuid()
    const story = new Story(this.#parts.clock, job.port, job.candidates)
    const begin = (reported: Report, signal: AbortSignal) =>
      activate(this.#claiming(), { ...job, act, tell: (told) => story.tell(told) }, reported, signal)
    return this.#begin({ act, port: job.port.path, batch: job.batch }, story, report, begin)
  }

  /** Devices of a batch that wait to be finished without being there, oldest first; none that is under way. */
  kept(batch: string): readonly Queued[] {
    const open = [...this.#parts.journal.entries({ account: this.account, batch, open: true })]
    const queued = open.map(({ entry }) => entry).filter((entry) => entry.kind === 'queued')
    return queued.filter((one) => !this.#running.has(one.act) && !this.#held.has(identityKey(one)))
  }

  /** Goes on with one that was kept, without its device. */
  finish(kept: Queued, report: Report): Activation {
    const story = new Story(this.#parts.clock)
    const begin = (reported: Report, signal: AbortSignal) => finishKept(this.#claiming(), kept, reported, signal)
    return this.#begin({ act: kept.act, batch: kept.batch }, story, report, begin)
  }

  /**
   * Gives one back; meanwhile nothing else is done to that device. What an earlier try left open is settled first.
   * @param batch the one that is undone
   */
  release(ownership: Ownership, call: Call, batch?: BatchMark): Promise<Released> {
    const act = this.#parts.uuid()
    const cancel = new AbortController()
    const signal = AbortSignal.any([call.signal, cancel.signal])
    const ended = this.#release(act, ownership, { ...call, signal }, batch).finally(() => this.#running.delete(act))
    this.#running.set(act, { cancel, ended })
    return ended
  }

  /**
   * Settles every open intent of this account, by GET only.
   * @throws AggregateError of what failed; those intents stay open.
   */
  async settleAll(call: Call): Promise<readonly Settled[]> {
    const identities = new Map(this.#leftOpen().map((intent) => [identityKey(intent), intent]))
    const rounds = await Promise.allSettled([...identities.values()].map((identity) => this.#settle(identity, call)))
    const failed = rounds.filter((round) => round.status === 'rejected').map(({ reason }) => reason as unknown)
    if (failed.length > 0) throw new AggregateError(failed, 'some intents stay open')
    return rounds.flatMap((round) => (round.status === 'fulfilled' ? round.value : []))
  }

  /** Accounts with intents only they can settle, and how many. */
  foreignIntents(): ReadonlyMap<string, number> {
    return foreignIntents(this.#parts)
  }

  /** Cancels everything and waits for it to end; what is nearly done gets its moment. */
  async [Symbol.asyncDispose](): Promise<void> {
    const running = [...this.#running.values()]
    for (const { cancel } of running) cancel.abort()
    await Promise.allSettled(running.map(({ ended }) => ended))
    await this.#parts.journal.flush()
  }

  #claiming() {
    const claim: ActivateParts['claim'] = (identity, port, call) => this.#claim(identity, port, call)
    return { ...this.#parts, claim }
  }

  #begin(work: Work, story: Story, report: Report, begin: (report: Report, signal: AbortSignal) => Promise<End>) {
    const cancel = new AbortController()
    const reported: Report = (state) => {
      story.state(state)
      report(state)
    }
    const run = this.#run(work, story, () => begin(reported, cancel.signal))
    const ended = run.finally(() => this.#running.delete(work.act))
    this.#running.set(work.act, { cancel, ended })
    return { id: work.act, ended, cancel: () => cancel.abort(), tell: (told: Told) => story.tell(told) }
  }

  async #run(work: Work, { steps }: Story, begin: () => Promise<End>): Promise<Ended> {
    const { clock, journal } = this.#parts
    const began = clock.monotonic()
    let end = await begin()
    const ms = clock.monotonic() - began
    try {
      await journal.append({ ...this.#resultOf(work, end, ms), story: steps }, false)
    } catch (error) {
      end = unwritten(end, failureOf(error))
    }
    return { end, ms }
  }

  #resultOf({ act, port, batch }: Work, end: End, ms: number) {
    const { identity } = end
    return {
      kind: 'result' as const,
      act,
      account: this.account,
      ...(port !== undefined && { port }),
      outcome: outcomeOf(end),
      owned: ownedOf(end),
      ...(identity && { identity }),
      ...('ownership' in end && end.ownership && { ownership: end.ownership }),
      ...(end.state === 'failed' && { failure: end.failure }),
      ms,
      ...(batch && { batch }),
    }
  }

  async #release(act: string, ownership: Ownership, call: Call, batch?: BatchMark): Promise<Released> {
    const identity = ownership.device_details
    let held: Disposable | undefined
    try {
      held = this.#hold(identity, '')
      const settled = await this.#settle(identity, call)
      const earlier = settled.find(({ intent, outcome }) => {
        return intent.does === 'release' && intent.ownership === ownership.id && outcome === 'released'
      })
      if (earlier?.ownership !== undefined) return { ownership: earlier.ownership }
      return await releaseOne(this.#parts, ownership, call, act, batch)
    } catch (error) {
      // Nothing of this one began: what is known of the device is what was known before.
      return { failure: failureOf(error), owned: 'unknown' }
    } finally {
      held?.[Symbol.dispose]()
    }
  }

  /** @param port where it is activated; empty: it is being released. @throws DUPLICATE_DEVICE */
  #hold(identity: Identity, port: string): Disposable {
    const key = identityKey(identity)
    const holder = this.#held.get(key)
    if (holder !== undefined) {
      throw new ActivatorError('DUPLICATE_DEVICE', { serial_number: identity.serial_number, port: holder })
    }
    this.#held.set(key, port)
    return { [Symbol.dispose]: () => void this.#held.delete(key) }
  }

  async #claim(identity: Identity, port: string, call: Call): Promise<Disposable> {
    const held = this.#hold(identity, port)
    try {
      await this.#settle(identity, call)
      return held
    } catch (error) {
      held[Symbol.dispose]()
      throw error
    }
  }

  /** Open intents that no running activation is busy with itself. */
  #leftOpen() {
    return openIntents(this.#parts).filter(({ act }) => !this.#running.has(act))
  }

  /** Settles what is open for one identity. It goes on for as long as one who asked still waits for it. */
  #settle(identity: Identity, call: Call): Promise<readonly Settled[]> {
    const key = identityKey(identity)
    const work = (all: Call) => this.#settleNow(identity, all).finally(() => this.#settling.delete(key))
    const under = this.#settling.get(key) ?? shared(work)
    this.#settling.set(key, under)
    return under(call)
  }

  async #settleNow(identity: Identity, call: Call): Promise<readonly Settled[]> {
    const settled: Settled[] = []
    for (const intent of this.#leftOpen().filter((open) => sameIdentity(open, identity))) {
      const one = await settle(this.#parts, intent, call)
      if ('intent' in one) {
        settled.push(one)
        for (const tell of this.#settled) tell(one)
      } else for (const tell of this.#kept) tell(one)
    }
    return settled
  }
}

/** What came of the device holds; but that it is in no history the person must hear of. */
function unwritten(end: End, failure: Failure): End {
  if (end.state === 'failed') return { ...end, failure }
  if (end.state === 'removed') return { ...end, state: 'failed', at: 'waiting', failure }
  const { identity, ownership } = end
  return { state: 'failed', at: 'proving', failure, owned: 'yes', identity, ownership }
}
