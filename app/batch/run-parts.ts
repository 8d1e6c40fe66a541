/** What a running batch needs, and whom it tells. */
import type { State } from '../activation/state.ts'
import type { Ended, Station } from '../activation/station.ts'
import type { Profile } from '../device/profile.ts'
import type { Clock, Journal, Log, PortInfo } from '../outside.ts'
import type { BatchRecord } from './record.ts'

export interface RunParts {
  readonly record: BatchRecord
  readonly station: Station
  readonly journal: Pick<Journal, 'append'>
  readonly clock: Clock
  readonly log: Log
  readonly uuid: () => string
  /** Profiles to ask this port with. None: it is left alone. */
  readonly candidatesOn: (port: PortInfo) => readonly Profile[]
  /** What the person calls a socket. */
  readonly nameOf: (socket: string) => string | undefined
  /** For each try, waiting for a person not counted. Left out: what goes on by itself is waited for. */
  readonly timeoutMs?: number | undefined
  readonly tell?: RunListener | undefined
}
/** Told as it goes; `port` is where the device is or was, empty for one that is finished without being plugged in. */
export interface RunListener {
  state?(port: string, state: State): void
  /** Not for a try that is followed by another one by itself. */
  ended?(port: string, ended: Ended): void
}
