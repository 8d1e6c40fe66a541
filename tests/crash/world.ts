/** A station in a process that can die, over a service and a disk that outlive it. */
import type { ActivateJob } from '../../app/activation/activate.ts'
import type { JournalEntry } from '../../app/activation/entries.ts'
import type { Managers } from '../../app/activation/look.ts'
import type { State } from '../../app/activation/state.ts'
import { type Activation, Station } from '../../app/activation/station.ts'
import type { Identity } from '../../app/ownership/record.ts'
import { type Crash, noCrash } from '../fakes/crash.ts'
import { InstantBus } from '../fakes/instant-bus.ts'
import { RecordingJournal } from '../fakes/recording-journal.ts'
import type { ScriptedService } from '../fakes/scripted-service.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { instantProfile } from './instant-profile.ts'

export interface Process {
  readonly bus: InstantBus
  readonly journal: RecordingJournal
  readonly station: Station
  readonly clock: VirtualClock
  /** Plugs the device and activates it. */
  activate(identity: Identity, job?: Partial<ActivateJob>, report?: (state: State) => void): Activation
}

export function startProcess(options: {
  readonly service: ScriptedService
  readonly disk?: readonly JournalEntry[]
  readonly crash?: Crash
  readonly account?: string
  readonly managers?: Managers
}): Process {
  const { service, crash = noCrash } = options
  const bus = new InstantBus()
  const clock = new VirtualClock()
  const journal = new RecordingJournal(options.disk, crash)
  const station = new Station({
    bus,
    clock,
    journal,
    access: service.access(options.account, crash),
    managers: options.managers ?? rememberedManagers(),
    uuid: () => crypto.randomUUID(),
  })
  return {
    bus,
    clock,
    journal,
    station,
    activate(identity, job = {}, report = () => undefined) {
      const port = bus.plug(job.port?.path ?? '/dev/instant0', identity)
      return station.activate({ port, candidates: [instantProfile], timeoutMs: 60_000, ...job }, report)
    },
  }
}

export function rememberedManagers(): Managers {
  const known = new Map<string, number>()
  return { known: (account) => known.get(account), learn: (account, manager) => void known.set(account, manager) }
}
