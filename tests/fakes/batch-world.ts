/** A batch at work in a process that can die, over a service that can go away and a disk that outlives it. */
import type { JournalEntry } from '../../app/activation/entries.ts'
import { createBatch } from '../../app/batch/create.ts'
import type { ManifestLine } from '../../app/batch/manifest.ts'
import { type BatchRecord, readBatch } from '../../app/batch/record.ts'
import { type Rules, usualRules } from '../../app/batch/rules.ts'
import { BatchRun } from '../../app/batch/run.ts'
import type { Visit } from '../../app/batch/visit.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { ManifestStore } from '../../app/outside.ts'
import type { OwnershipAccess } from '../../app/ownership/access.ts'
import type { Identity } from '../../app/ownership/record.ts'
import { sha256 } from '../../main/adapters/sha256.ts'
import { silentLog } from '../../main/adapters/silent-log.ts'
import { instantProfile } from '../crash/instant-profile.ts'
import { type Process, startProcess } from '../crash/world.ts'
import { type Crash, noCrash } from './crash.ts'
import { memoryManifests } from './memory-manifests.ts'
import { ScriptedService } from './scripted-service.ts'

/** Goes away and comes back; meanwhile whoever asks waits, and says so. */
export class AwayService extends ScriptedService {
  #back = Promise.withResolvers<void>()
  #away = false
  /** A portal answers in its place. */
  isPortal = false

  goAway(): void {
    this.#away = true
    this.#back = Promise.withResolvers()
  }

  comeBack(): void {
    this.#away = false
    this.#back.resolve()
  }

  override access(account = 'account', crash = noCrash): OwnershipAccess {
    const access = super.access(account, crash)
    const ownerships = access.ownerships.bind(access)
    const away = () => (this.#away ? this.#back.promise : undefined)
    const portal = () => this.isPortal
    access.ownerships = async function* (filter, call) {
      const waiting = away()
      if (waiting !== undefined) {
        call.onWait?.({ for: 'network' })
        await Promise.race([waiting, aborted(call.signal)])
        call.onWait?.(undefined)
      }
      if (portal()) throw new ActivatorError('SERVICE_NONSENSE', { what: 'not-json' })
      yield* ownerships(filter, call)
    }
    return access
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  const gone = () => new ActivatorError('SERVICE_UNREACHABLE', { service: 'the service' })
  return new Promise((_, reject) => {
    if (signal.aborted) reject(gone())
    signal.addEventListener('abort', () => reject(gone()), { once: true })
  })
}

export interface BatchWorld extends AsyncDisposable {
  readonly service: AwayService
  readonly process: Process
  readonly record: BatchRecord
  readonly run: BatchRun
  readonly manifests: ManifestStore
  plug(path: string, identity: Identity): void
  unplug(path: string): void
  visit(path: string): Visit
  /** From now on it may be killed. */
  arm(): void
  /** Resolves once this holds, after whichever change. */
  until(holds: () => boolean): Promise<void>
}

export interface WorldOptions {
  readonly rules?: Partial<Rules>
  readonly lines?: readonly ManifestLine[]
  readonly service?: AwayService
  /** Where the process is killed, counted from `arm`. */
  readonly crash?: Crash
  /** Of an earlier process: its batch is gone on with. */
  readonly earlier?: { readonly world: BatchWorld; readonly disk: readonly JournalEntry[] }
}

export async function openBatch(options: WorldOptions = {}): Promise<BatchWorld> {
  const { rules, lines, earlier, crash = noCrash } = options
  const service = earlier?.world.service ?? options.service ?? new AwayService()
  const manifests = earlier?.world.manifests ?? memoryManifests()
  let isArmed = false
  const point = (name: string) => (isArmed ? crash.point(name) : Promise.resolve())
  const process = startProcess({ service, crash: { point }, ...(earlier && { disk: earlier.disk }) })
  const { journal, station, clock, bus } = process
  const uuid = () => crypto.randomUUID()
  const parts = { journal, manifests, sha256, uuid, now: () => clock.now() }
  const list = lines && { file: 'list.csv', lines, groups: 0 }
  const wanted = { name: 'Order', account: station.account, rules: { ...usualRules, ...rules }, list }
  const record = earlier
    ? readBatch(parts, earlier.world.record.id)
    : await createBatch(parts, wanted, AbortSignal.timeout(5000))
  const waiting = new Set<() => void>()
  const run = new BatchRun(
    {
      record,
      station,
      journal,
      clock,
      log: silentLog,
      uuid,
      candidatesOn: () => [instantProfile],
      nameOf: () => undefined,
    },
    () => {
      for (const look of [...waiting]) look()
    },
  )
  const at = (path: string) => [...run.visits].find(({ port }) => port.path === path)
  return {
    service,
    process,
    record,
    run,
    manifests,
    plug: (path, identity) => run.plugged(bus.plug(path, identity)),
    unplug(path) {
      bus.unplug(path)
      run.unplugged({ path })
    },
    visit(path) {
      const found = at(path)
      if (found === undefined) throw new Error(`nothing at ${path}`)
      return found
    },
    arm() {
      isArmed = true
    },
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    [Symbol.asyncDispose]: () => run[Symbol.asyncDispose](),
  }
}
