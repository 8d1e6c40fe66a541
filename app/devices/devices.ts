/** The account's devices as the screens see them: read when somebody wants to see them, kept current afterwards. */

import { timeLimit } from '../activation/time-limit.ts'
import type { DeviceFilter, DeviceRow, DevicesView, OwnershipsFound } from '../api/devices.ts'
import { ActivatorError, type Failure, failureOf } from '../errors.ts'
import type { CommandHandlers, QueryHandlers } from '../handlers.ts'
import type { Clock } from '../outside.ts'
import type { Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'
import { Finding } from './finding.ts'
import { Holdings, newestFirst } from './holdings.ts'
import { readable } from './readable.ts'
import { type ReadingParts, read } from './reading.ts'
import { devicesTable, ownershipsTable } from './tables.ts'
import { Waits } from './waits.ts'

/** While the first list comes in, one that is on screen follows it in steps of so many rows. */
const STEP = 500
/** One device's spans, where the list is not there to be asked. */
const LIMIT_MS = 20_000

export interface DevicesParts extends ReadingParts {
  readonly clock: Clock
  /** Takes, releases and read-backs of this account. */
  readonly onOwnership: (callback: (ownership: Ownership) => void) => Disposable
}
type Commands = CommandHandlers<'devices-refresh' | 'devices-stop'>
type Queries = QueryHandlers<'devices' | 'devices-found' | 'devices-csv' | 'ownerships' | 'ownerships-csv' | 'readable'>

export class Devices implements AsyncDisposable {
  readonly #parts: DevicesParts
  readonly #tell: () => void
  readonly #waits: Waits
  readonly #following: Disposable
  #state: DevicesView['state'] = 'unread'
  /** What is shown. */
  #holdings = new Holdings()
  #finding: Finding | undefined
  #reading: { readonly into: Holdings; readonly stop: AbortController; readonly done: Promise<void> } | undefined
  #asOf: string | undefined
  #progress: Pick<DevicesView, 'loaded' | 'total'> = { loaded: 0 }
  #failure: Failure | undefined
  #changes = 0

  readonly commands: Commands = {
    'devices-refresh': () => this.#refresh(),
    'devices-stop': () => this.#reading?.stop.abort(),
  }
  readonly queries: Queries = {
    devices: ({ query: _, offset, limit, ownerships, ...filter }) => {
      const rows = this.#only(ownerships, filter)
      const { show } = filter
      const { total, types } = { total: this.#found.total(show), types: this.#found.types(show) }
      return { rows: rows.slice(offset, offset + limit), count: rows.length, total, types }
    },
    'devices-found': ({ query: _, ...filter }) => ({
      ownerships: this.#found.find(filter).map(({ ownership }) => ownership),
    }),
    'devices-csv': ({ query: _, ownerships, ...filter }) =>
      devicesTable(this.#only(ownerships, filter), this.#parts.clock.now()),
    ownerships: async ({ device }, signal) => this.#about(await this.#of(device, signal)),
    'ownerships-csv': async ({ device }, signal) => ownershipsTable(await this.#of(device, signal)),
    readable: async ({ device, from, to }, signal) => readable(await this.#of(device, signal), { from, to }),
  }

  constructor(parts: DevicesParts, tell: () => void) {
    this.#parts = parts
    this.#tell = tell
    this.#waits = new Waits(parts.clock)
    this.#following = parts.onOwnership((ownership) => this.#note(ownership))
  }

  view(): { readonly devices: DevicesView } {
    const { told } = this.#waits
    return {
      devices: {
        state: this.#state,
        ...(this.#asOf !== undefined && { asOf: this.#asOf }),
        ...this.#progress,
        ...(told !== undefined && { wait: told }),
        ...(this.#failure !== undefined && { failure: this.#failure }),
        current: this.#holdings.current,
        ended: this.#holdings.ended,
        changed: this.#changes,
      },
    }
  }

  /** As it is known here, by its id. */
  ownership(id: number): Ownership | undefined {
    return this.#holdings.ownership(id)
  }
  typeOf(device: number): string | undefined {
    return this.#holdings.typeOf(device)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#following[Symbol.dispose]()
    this.#reading?.stop.abort()
    await this.#reading?.done
  }

  get #found(): Finding {
    this.#finding ??= new Finding(this.#holdings)
    return this.#finding
  }

  #changed(): void {
    this.#finding = undefined
    this.#changes += 1
    this.#tell()
  }

  #note(ownership: Ownership): void {
    this.#reading?.into.note(ownership)
    this.#holdings.note(ownership)
    this.#changed()
  }

  #refresh(): void {
    if (this.#reading !== undefined) return
    const into = new Holdings()
    const stop = new AbortController()
    // Where there is nothing to see yet, or only what was asked for by itself, rows show as they come.
    const first = this.#state === 'unread' || this.#holdings.size === 0
    for (const device of first ? this.#holdings.devices : []) {
      for (const known of this.#holdings.of(device)) into.note(known)
    }
    this.#state = 'loading'
    this.#failure = undefined
    this.#progress = { loaded: 0 }
    if (first) this.#show(into)
    this.#reading = { into, stop, done: this.#read(into, stop.signal) }
  }

  #show(holdings: Holdings): void {
    this.#holdings = holdings
    this.#changed()
  }

  async #read(into: Holdings, signal: AbortSignal): Promise<void> {
    const began = this.#parts.clock.now().toISOString()
    const progress = (loaded: number, total: number | undefined) => {
      this.#progress = { loaded, ...(total !== undefined && { total }) }
      if (into === this.#holdings && loaded % STEP === 0) this.#changed()
      else this.#tell()
    }
    try {
      await read(this.#parts, { into, waits: this.#waits, progress, signal })
      this.#asOf = began
      this.#state = 'ready'
      this.#show(into)
    } catch (error) {
      // Stopping may throw what had failed before: it was still the person who ended it.
      this.#state = signal.aborted ? 'stopped' : 'failed'
      this.#failure = signal.aborted ? undefined : failureOf(error)
      // Half a list is better than none, and no better than a whole one that is older.
      const better = this.#asOf === undefined && into.size > this.#holdings.size
      this.#show(better ? into : this.#holdings)
    } finally {
      this.#reading = undefined
      this.#tell()
    }
  }

  #only(ownerships: readonly number[] | undefined, filter: DeviceFilter): readonly DeviceRow[] {
    const found = this.#found.find(filter)
    if (ownerships === undefined) return found
    const chosen = new Set(ownerships)
    return found.filter(({ ownership }) => chosen.has(ownership))
  }

  /** From the list, where it was read to its end; else the service is asked. @throws NOT_OWNER · what reading throws */
  async #of(device: number, signal: AbortSignal): Promise<readonly Ownership[]> {
    const known = this.#holdings.of(device)
    const spans = this.#asOf !== undefined && known.length > 0 ? known : await this.#ask(device, signal)
    if (spans.length === 0) throw new ActivatorError('NOT_OWNER', { device_id: device })
    return spans
  }

  async #ask(device: number, signal: AbortSignal): Promise<readonly Ownership[]> {
    const { access, managers, clock } = this.#parts
    using limit = timeLimit(clock, LIMIT_MS)
    const found: Ownership[] = []
    const mine = managers.known(access.account)
    for await (const one of access.ownerships({ device }, { signal: AbortSignal.any([signal, limit.signal]) })) {
      if (mine === undefined || one.manager === mine) found.push(one)
    }
    for (const one of found) this.#note(one)
    return newestFirst(found)
  }

  #about(spans: readonly Ownership[]): OwnershipsFound {
    const [newest] = spans
    if (newest === undefined) throw new ActivatorError('NOT_OWNER', {})
    const { serial_number, device_name } = newest.device_details
    const type = this.typeOf(newest.device)
    return {
      device: newest.device,
      serial_number,
      device_name,
      ...(type !== undefined && { device_type: type }),
      spans: spans.map((span) => ({
        ownership: span.id,
        from: span.start_time,
        to: span.end_time,
        running: isOpenEnded(span),
      })),
    }
  }
}
