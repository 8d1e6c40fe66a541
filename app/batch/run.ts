/**
 * A batch that is under way: each device that is plugged in is asked, admitted by the rules, and activated; what needs a
 * person waits for one at its socket; what was kept while the service was away goes on without its device.
 */
import type { BatchMark, Queued } from '../activation/entries.ts'
import type { Settled } from '../activation/settled.ts'
import { hasEnded, type Phase } from '../activation/state.ts'
import type { Activation, Ended } from '../activation/station.ts'
import type { Decision } from '../api/batch.ts'
import { isError } from '../errors.ts'
import type { PortInfo } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import { checkNew, decidedBy, mayBeTaken, stillNeeded } from './admission.ts'
import type { BatchRecord } from './record.ts'
import type { RunParts } from './run-parts.ts'
import { socketOf } from './sockets.ts'
import { type Decided, endingOf, endingOfSettled } from './tally.ts'
import { Visit } from './visit.ts'

/** A device that has just been plugged in may need a moment more. */
const RETRY_MS = 1000

export class BatchRun implements AsyncDisposable {
  readonly record: BatchRecord
  readonly #parts: RunParts
  readonly #changed: () => void
  /** By path, those that are plugged in. */
  readonly #visits = new Map<string, Visit>()
  readonly #finishing = new Map<string, Activation>()
  readonly #working = new Set<Promise<void>>()
  readonly #over = new AbortController()
  #running = false
  /** When devices were done in this stretch of work, by the monotonic clock. */
  done: number[] = []

  constructor(parts: RunParts, changed: () => void) {
    this.record = parts.record
    this.#parts = parts
    this.#changed = changed
    parts.station.onSettled((settled) => this.#settled(settled))
    parts.station.onKept((kept) => this.#keptSince(kept))
  }

  get isRunning(): boolean {
    return this.#running
  }

  get visits(): Iterable<Visit> {
    return this.#visits.values()
  }

  /** Begins with what is plugged in, and goes on with what was kept. @throws JOURNAL_UNAVAILABLE */
  async start(): Promise<void> {
    await this.#parts.journal.append({ kind: 'batch', act: this.record.id, does: 'resumed' }, false)
    this.#running = true
    this.done = []
    this.#finishKept()
    for (const visit of this.#visits.values()) if (visit.phase === undefined) this.#begin(visit)
    this.#changed()
  }

  /** Begins nothing more; what was begun comes to its end. @throws JOURNAL_UNAVAILABLE */
  async pause(): Promise<void> {
    this.#running = false
    this.#changed()
    const { done } = this.record.tally.counts
    await this.#parts.journal.append({ kind: 'batch', act: this.record.id, does: 'paused', done }, false)
  }

  plugged(port: PortInfo): void {
    if (this.#parts.candidatesOn(port).length === 0) return
    const visit = new Visit(this.#parts.uuid(), socketOf(port), port, this.#now())
    this.#visits.set(port.path, visit)
    if (this.#running) this.#begin(visit)
    this.#changed()
  }

  unplugged({ path }: PortInfo): void {
    const visit = this.#visits.get(path)
    if (visit === undefined) return
    visit.gone = true
    this.#visits.delete(path)
    this.#changed()
  }

  /** Something is going on with what is on this port. */
  holds(path: string): boolean {
    return this.#visits.get(path)?.isRunning === true
  }

  /** What a person says of the device at this socket. Where nothing waits for that: nothing. */
  async decide(socket: string, decision: Decision): Promise<void> {
    const visit = [...this.#visits.values()].find((one) => one.socket === socket)
    if (visit === undefined || visit.needs === undefined) return
    if (decision === 'again') return await this.#again(visit)
    if (decision === 'take' && !mayBeTaken(visit)) return
    await this.#write(visit, decision)
    const { needs } = visit
    visit.decided = decision
    if (decision === 'take') visit.needs = undefined
    else if (!visit.isRunning) visit.needs = 'set-aside'
    visit.tell()
    // A refused one that a person takes all the same is asked anew.
    if (decision === 'take' && !visit.isRunning && needs !== 'already-yours') this.#begin(visit)
    this.#changed()
  }

  /** A label was scanned for the device at this socket. */
  scanned(visit: Visit, serial: string): void {
    visit.label = serial
    visit.activation?.tell({ step: 'label', by: 'scan', text: serial })
    visit.tell()
    this.#changed()
  }

  /** Everything that was begun has ended. */
  async settled(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working)
  }

  /** Cancels what can be cancelled; what is kept stays kept. */
  stop(): void {
    this.#running = false
    this.#over.abort()
    for (const activation of this.#finishing.values()) activation.cancel()
    for (const { activation } of this.#visits.values()) activation?.cancel()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop()
    await this.settled()
  }

  async #again(visit: Visit): Promise<void> {
    if (visit.isRunning) {
      // Only its label is scanned again.
      visit.label = undefined
      this.#changed()
      return
    }
    await this.#write(visit, 'again')
    Object.assign(visit, { decided: undefined, needs: undefined, label: undefined })
    this.#begin(visit)
  }

  async #write(visit: Visit, decision: Decided): Promise<void> {
    const { record, journal } = this.#parts
    await journal.append({ kind: 'batch', act: record.id, does: 'decided', visit: visit.id, decision }, false)
    record.tally.decide(visit.id, decision)
  }

  #begin(visit: Visit): void {
    const { station, candidatesOn, timeoutMs } = this.#parts
    const { port } = visit
    visit.tries += 1
    visit.needs = undefined
    const batch = this.#mark(visit)
    const admit = (identity: Identity, signal: AbortSignal) => this.#admit(visit, identity, signal)
    const job = { port, candidates: candidatesOn(port), admit, batch, timeoutMs }
    const activation = station.activate(job, (phase) => {
      this.#stands(visit, phase)
      if (phase.state === 'waiting' && phase.kept === true) this.#kept(phase.identity, batch)
    })
    visit.activation = activation
    this.#await(activation, async (ended) => {
      this.#stands(visit, ended.end)
      this.#ended(activation, ended, batch, visit.label)
      this.#settle(visit, ended)
      if (this.#triesAgain(visit, ended) && (await this.#stillThere(visit))) this.#begin(visit)
      else this.#parts.tell?.ended?.(port.path, ended)
    })
  }

  #finishKept(): void {
    for (const kept of this.#parts.station.kept(this.record.id)) this.#finish(kept)
  }

  #finish(kept: Queued): void {
    const { batch } = kept
    const activation = this.#parts.station.finish(kept, (phase) => this.#parts.tell?.state?.('', phase))
    this.#finishing.set(kept.act, activation)
    this.#await(activation, async (ended) => {
      this.#finishing.delete(kept.act)
      this.#ended(activation, ended, batch, undefined)
      this.#parts.tell?.ended?.('', ended)
    })
  }

  #await({ ended }: Activation, then: (ended: Ended) => Promise<void>): void {
    const work = ended.then(then).catch((error: unknown) => {
      this.#parts.log.warn('activation broke', { error: String(error) })
    })
    this.#working.add(work)
    void work.finally(() => {
      this.#working.delete(work)
      this.#changed()
    })
  }

  #stands(visit: Visit, phase: Phase): void {
    visit.phase = phase
    visit.since = this.#now()
    if ('identity' in phase && phase.identity !== undefined) this.#knows(visit, phase.identity)
    if (!hasEnded(phase)) this.#parts.tell?.state?.(visit.port.path, phase)
    this.#changed()
  }

  #knows(visit: Visit, identity: Identity): void {
    visit.identity = identity
    visit.listed = this.record.manifest?.find(identity.serial_number)
  }

  #admit(visit: Visit, identity: Identity, signal: AbortSignal): Promise<void> | undefined {
    this.#knows(visit, identity)
    checkNew(this.#admitting, visit, identity)
    visit.needs = stillNeeded(this.#admitting, visit, identity)
    this.#changed()
    return visit.needs === undefined ? undefined : decidedBy(this.#admitting, visit, identity, signal)
  }

  get #admitting() {
    const { created, manifest, tally } = this.record
    return { rules: created.rules, manifest, tally, visits: () => this.#visits.values() }
  }

  #kept(identity: Identity, batch: BatchMark): void {
    this.record.tally.keep(identity, { ...this.#here(), batch })
  }

  #ended(activation: Activation, ended: Ended, batch: BatchMark, label: string | undefined): void {
    const { tally } = this.record
    const before = tally.counts.done
    // What is only cancelled while it is kept stays kept.
    const stillKept = this.#parts.station.kept(this.record.id).some(({ act }) => act === activation.id)
    if (!stillKept) tally.add({ ...endingOf(ended.end), act: activation.id, ...this.#here(), batch, label })
    if (tally.counts.done > before) this.done.push(this.#parts.clock.monotonic())
    // The service is itself again: what a portal or a full service ended before need not wait for the next start.
    if (ended.end.state === 'done' && this.#running && tally.counts.waiting > 0) this.#finishKept()
  }

  /** What of it wants a person now. */
  #settle(visit: Visit, { end }: Ended): void {
    if (end.state === 'failed') visit.needs = visit.decided === 'set-aside' ? 'set-aside' : 'failure'
    const isOurs = end.state === 'done' && end.outcome === 'already-yours'
    if (isOurs && this.record.created.rules.alreadyYours === 'look') visit.needs = 'already-yours'
  }

  #triesAgain(visit: Visit, { end }: Ended): boolean {
    if (end.state !== 'failed' || visit.needs !== 'failure' || visit.gone || !this.#running) return false
    const { failure, identity } = end
    // Kept, it is tried again when the service is back.
    if (identity !== undefined && this.record.tally.find(identity)?.standing === 'waiting') return false
    // A loose contact comes back before anybody has seen it go.
    const canHelp = failure.code === 'PORT_GONE' || (failure.retry === 'now' && failure.code !== 'CANCELLED')
    return canHelp && visit.tries <= this.record.created.rules.retries
  }

  /** After a moment; nobody is shown a trouble that may pass. */
  async #stillThere(visit: Visit): Promise<boolean> {
    visit.needs = undefined
    this.#changed()
    try {
      await this.#parts.clock.sleep(RETRY_MS, this.#over.signal)
    } catch (error) {
      if (!isError(error, 'CANCELLED')) throw error
    }
    const isThere = !visit.gone && this.#running
    if (!isThere) visit.needs = 'failure'
    return isThere
  }

  #settled(settled: Settled): void {
    const ending = endingOfSettled(settled, this.#now())
    if (ending?.batch.id !== this.record.id) return
    this.record.tally.add(ending)
    this.#changed()
  }

  /** Its intent came to nothing before this process; where it is at a socket now, it is taken there. */
  #keptSince(kept: Queued): void {
    const { act, batch } = kept
    if (!this.#parts.station.kept(this.record.id).some((one) => one.act === act)) return
    this.#kept(kept, batch)
    if (this.#running) this.#finishKept()
    this.#changed()
  }

  #here() {
    return { at: this.#now(), account: this.#parts.station.account }
  }

  #mark({ id, socket }: Visit): BatchMark {
    const name = this.#parts.nameOf(socket) ?? socket
    return { id: this.record.id, visit: id, socket: name.slice(0, 64) }
  }

  #now(): string {
    return this.#parts.clock.now().toISOString()
  }
}
