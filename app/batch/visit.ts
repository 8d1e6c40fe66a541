/** One stay of a device at a socket: its tries, what a person has to say about it, and what the tile shows. */
import { hasEnded, type Phase } from '../activation/state.ts'
import type { Activation } from '../activation/station.ts'
import type { tileNeeds, tileShows } from '../api/batch-view.ts'
import type { Failure } from '../errors.ts'
import type { PortInfo } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import type { ManifestLine } from './manifest.ts'
import type { Decided } from './tally.ts'

type Needs = (typeof tileNeeds)[number]
type Shows = (typeof tileShows)[number]

/** A person at the socket can mend these, or has to decide; of the others the device is the trouble. */
const toLookAt: readonly Failure['code'][] = [
  'LABEL_MISMATCH',
  'NOT_ON_LIST',
  'ALREADY_IN_BATCH',
  'DUPLICATE_DEVICE',
  'PORT_BUSY',
  'PORT_PERMISSION',
  'PORT_GONE',
  'DEVICE_SILENT',
  'DEVICE_GARBLED',
  'IDENTITY_UNSTABLE',
  'NO_PROFILE',
  'SIGN_IN_REQUIRED',
  'SIGN_IN_REFUSED',
  'CANCELLED',
]

export class Visit {
  readonly id: string
  readonly socket: string
  readonly port: PortInfo
  activation: Activation | undefined
  phase: Phase | undefined
  identity: Identity | undefined
  listed: ManifestLine | undefined
  needs: Needs | undefined
  /** What a scanned label said. */
  label: string | undefined
  decided: Decided | undefined
  tries = 0
  /** ISO 8601: since when the tile shows what it shows. */
  since: string
  /** The device was pulled out. */
  gone = false
  #heard = Promise.withResolvers<void>()

  constructor(id: string, socket: string, port: PortInfo, now: string) {
    this.id = id
    this.socket = socket
    this.port = port
    this.since = now
  }

  /** Resolves when a person said something about it. */
  get heard(): Promise<void> {
    return this.#heard.promise
  }

  /** A person said something: whoever waits for it looks again. */
  tell(): void {
    this.#heard.resolve()
    this.#heard = Promise.withResolvers<void>()
  }

  get isRunning(): boolean {
    return this.activation !== undefined && this.phase !== undefined && !hasEnded(this.phase)
  }

  /** Written down: the rest needs no device. */
  get isKept(): boolean {
    const { phase } = this
    if (phase === undefined) return false
    return phase.state === 'taking' || phase.state === 'proving' || (phase.state === 'waiting' && phase.kept === true)
  }

  get shows(): Shows {
    const { phase, needs } = this
    if (phase === undefined) return 'ready'
    if (needs === 'set-aside') return 'failed'
    if (needs === 'failure' && phase.state === 'failed') {
      return toLookAt.includes(phase.failure.code) ? 'look' : 'failed'
    }
    if (needs !== undefined) return 'look'
    return phase.state === 'done' ? 'done' : 'working'
  }
}
