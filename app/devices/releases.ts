/** Many devices given back at once: some at a time, each with its own result. The core keeps the run, not the page. */
import type { Settled } from '../activation/settled.ts'
import type { Station } from '../activation/station.ts'
import { timeLimit } from '../activation/time-limit.ts'
import { type ReleaseRow, type ReleaseView, releaseWord } from '../api/devices.ts'
import type { Snapshot } from '../api.ts'
import { ActivatorError } from '../errors.ts'
import type { CommandHandlers, QueryHandlers } from '../handlers.ts'
import type { Clock } from '../outside.ts'
import type { Ownership } from '../ownership/record.ts'
import { stoppableWaits } from './stoppable-waits.ts'
import { Waits } from './waits.ts'

const AT_ONCE = 4
/** For one device, not counting what goes on by itself and can be stopped. */
const LIMIT_MS = 30_000

export interface ReleasesParts {
  readonly station: Pick<Station, 'release' | 'onSettled'>
  readonly clock: Clock
  /** As the list has it. */
  readonly devices: {
    ownership(id: number): Ownership | undefined
    typeOf(device: number): string | undefined
  }
}
interface Item {
  readonly ownership: Ownership
  row: ReleaseRow
}
interface Run {
  readonly since: string
  readonly items: readonly Item[]
  readonly byOwnership: ReadonlyMap<number, Item>
  readonly counts: Record<ReleaseRow['state'], number>
  stop: AbortController
  over: boolean
}

export class Releases implements AsyncDisposable {
  readonly #parts: ReleasesParts
  readonly #tell: () => void
  readonly #waits: Waits
  /** Ends also what is on its way: the program is going. */
  readonly #end = new AbortController()
  #run: Run | undefined
  #working: Promise<unknown> = Promise.resolve()
  /** How many were tried here: each is an entry in the history. */
  results = 0

  readonly commands: CommandHandlers<'release' | 'release-stop' | 'release-retry' | 'release-close'> = {
    release: ({ ownerships, word }) => this.#begin(ownerships, word),
    'release-stop': () => this.#run?.stop.abort(),
    'release-retry': () => this.#again(),
    'release-close': () => {
      if (this.#run?.over) this.#run = undefined
    },
  }
  readonly queries: QueryHandlers<'releases'> = {
    releases: ({ only, offset, limit }) => {
      const all = this.#run?.items ?? []
      const items = only === undefined ? all : all.filter(({ row }) => row.state === only)
      return { rows: items.slice(offset, offset + limit).map(({ row }) => row), count: items.length }
    },
  }

  constructor(parts: ReleasesParts, tell: () => void) {
    this.#parts = parts
    this.#tell = tell
    this.#waits = new Waits(parts.clock)
    parts.station.onSettled((settled) => this.#settled(settled))
  }

  /** Of the newest run, in its order. */
  get rows(): readonly ReleaseRow[] {
    return this.#run?.items.map(({ row }) => row) ?? []
  }

  view(): Pick<Snapshot, 'release'> {
    const run = this.#run
    if (run === undefined) return {}
    const { told } = this.#waits
    const { released, failed, running } = run.counts
    const release: ReleaseView = {
      since: run.since,
      total: run.items.length,
      released,
      failed,
      running,
      stopped: run.stop.signal.aborted,
      over: run.over,
      again: run.over ? run.items.filter(canTryAgain).length : 0,
      ...(told !== undefined && { wait: told }),
    }
    return { release }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#run?.stop.abort()
    this.#end.abort()
    await this.#working
  }

  /** @throws CONFIG_INVALID while another runs, for an ownership that is not in the list, and for the wrong word */
  #begin(ids: readonly number[], word: string): void {
    if (this.#run?.over === false) throw refused('a release is under way')
    const ownerships = [...new Set(ids)].map((id) => {
      const known = this.#parts.devices.ownership(id)
      if (known === undefined) throw refused(`ownership ${id} is not in the list`)
      return known
    })
    const wanted = releaseWord(ownerships.map(({ device_details }) => device_details.serial_number))
    if (word.trim().toLowerCase() !== wanted.toLowerCase()) throw refused('the confirmation is not the word asked for')
    const items = ownerships.map((ownership) => ({ ownership, row: this.#rowOf(ownership) }))
    const byOwnership = new Map(items.map((item) => [item.ownership.id, item]))
    const counts = { waiting: items.length, running: 0, released: 0, failed: 0, 'not-begun': 0 }
    const since = this.#parts.clock.now().toISOString()
    this.#start({ since, items, byOwnership, counts, stop: new AbortController(), over: false }, items)
  }

  /** @throws CONFIG_INVALID while it runs, and where nothing is left to try */
  #again(): void {
    const run = this.#run
    const items = run?.over ? run.items.filter(canTryAgain) : []
    if (run === undefined || items.length === 0) throw refused('nothing to try again')
    run.stop = new AbortController()
    run.over = false
    for (const item of items) this.#become(run, item, { state: 'waiting' })
    this.#start(run, items)
  }

  #start(run: Run, items: readonly Item[]): void {
    this.#run = run
    // Shared: each one who is free takes the next.
    const queue = items.values()
    const workers = Array.from({ length: AT_ONCE }, () => this.#work(run, queue))
    this.#working = Promise.all(workers).then(() => {
      run.over = true
      this.#tell()
    })
  }

  async #work(run: Run, queue: Iterable<Item>): Promise<void> {
    for (const item of queue) {
      if (run.stop.signal.aborted) this.#become(run, item, { state: 'not-begun' })
      else await this.#release(run, item)
    }
  }

  async #release(run: Run, item: Item): Promise<void> {
    const { station, clock } = this.#parts
    this.#become(run, item, { state: 'running' })
    using limit = timeLimit(clock, LIMIT_MS)
    using waits = stoppableWaits(limit, run.stop.signal, (wait) => {
      this.#waits.set(item, wait)
      this.#tell()
    })
    const signal = AbortSignal.any([limit.signal, waits.stopped, this.#end.signal])
    const released = await station.release(item.ownership, { signal, onWait: waits.onWait })
    this.results += 1
    if ('ownership' in released) this.#become(run, item, { state: 'released' })
    else this.#become(run, item, { state: 'failed', failure: released.failure, owned: released.owned })
  }

  /** A try whose answer nobody saw, found out later. */
  #settled({ intent, outcome }: Settled): void {
    const run = this.#run
    if (run === undefined || intent.does !== 'release' || outcome !== 'released') return
    const item = run.byOwnership.get(intent.ownership)
    if (item?.row.state === 'failed') this.#become(run, item, { state: 'released' })
  }

  #become(run: Run, item: Item, now: Pick<ReleaseRow, 'state' | 'failure' | 'owned'>): void {
    run.counts[item.row.state] -= 1
    run.counts[now.state] += 1
    item.row = { ...this.#rowOf(item.ownership), ...now }
    this.#tell()
  }

  #rowOf({ id, device, device_details: details }: Ownership): ReleaseRow {
    const { serial_number, device_name } = details
    const type = this.#parts.devices.typeOf(device)
    const known = { device, serial_number, device_name, ...(type !== undefined && { device_type: type }) }
    return { ...known, ownership: id, state: 'waiting' }
  }
}

/** What is no longer the account's cannot be given back. */
function canTryAgain({ row: { state, owned } }: Item): boolean {
  return state === 'not-begun' || (state === 'failed' && owned !== 'no')
}

const refused = (what: string) => new ActivatorError('CONFIG_INVALID', { what, where: 'release' })
