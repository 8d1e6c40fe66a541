/**
 * What became of each device of a batch, kept as the results come: from the journal when a batch is opened, one by one
 * while it runs. The counts cost nothing to ask for, however many devices there are.
 */
import type { BatchMark, Result } from '../activation/entries.ts'
import type { Settled } from '../activation/settled.ts'
import { type End, outcomeOf } from '../activation/state.ts'
import { identityKey } from '../device/identity.ts'
import type { Failure } from '../errors.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import type { Manifest } from './manifest.ts'
import type { Rules } from './rules.ts'

/** How one try ended: what the journal keeps of it, and what a running activation tells. */
export interface Ending extends Pick<Result, 'act' | 'outcome' | 'identity' | 'ownership' | 'failure' | 'reconciled'> {
  /** ISO 8601 */
  readonly at: string
  readonly account: string
  readonly batch: BatchMark
  /** What the scanned label said. */
  readonly label?: string | undefined
}
export type Decided = 'take' | 'set-aside' | 'again'
export const standings = ['taken', 'already-yours', 'failed', 'set-aside', 'waiting', 'released'] as const
export type Standing = (typeof standings)[number]

/** One device, or a stay at a socket in which no device said who it is. */
export interface DeviceRecord {
  readonly identity?: Identity | undefined
  standing: Standing
  at: string
  account: string
  socket?: string | undefined
  ownership?: Ownership | undefined
  /** The activation that took it. */
  takenBy?: string | undefined
  problem?: Failure | undefined
  decided?: Decided | undefined
  label?: string | undefined
  reconciled: boolean
  tries: number
}

/** Not the device's own trouble: it says that another one of the same name is dealt with already. */
const besides = ['ALREADY_IN_BATCH', 'DUPLICATE_DEVICE']

export class Tally {
  readonly #rules: Rules
  readonly #manifest: Manifest | undefined
  readonly #devices = new Map<string, DeviceRecord>()
  /** Stays whose device has not said who it is. */
  readonly #unnamed = new Map<string, DeviceRecord>()
  readonly #visits = new Map<string, DeviceRecord>()
  /** By visit: what a person said, who is mostly asked before anything came of it. */
  readonly #decided = new Map<string, Decided>()
  readonly #counts = { ...Object.fromEntries(standings.map((one) => [one, 0])), done: 0, unlisted: 0 } as Record<
    Standing | 'done' | 'unlisted',
    number
  >
  /** Monotonically growing: changes with each change of a row. */
  changed = 0

  constructor(rules: Rules, manifest: Manifest | undefined) {
    this.#rules = rules
    this.#manifest = manifest
  }

  /** `done` counts what the list expects, or all of it where there is none. */
  get counts(): Readonly<Record<Standing | 'done' | 'unlisted', number>> {
    return this.#counts
  }

  /** Every device that said who it is, in the order they first came. */
  get devices(): Iterable<DeviceRecord & { readonly identity: Identity }> {
    // Only what has an identity is put there.
    return this.#devices.values() as Iterable<DeviceRecord & { readonly identity: Identity }>
  }

  get unnamed(): Iterable<DeviceRecord> {
    return this.#unnamed.values()
  }

  find(identity: Identity): DeviceRecord | undefined {
    return this.#devices.get(identityKey(identity))
  }

  add(ending: Ending): void {
    const { failure, outcome, identity, batch } = ending
    if (failure !== undefined && besides.includes(failure.code)) return
    // Pulled out while a person was waited for: nothing came of it, and nothing went wrong.
    if (outcome === 'removed') return
    const record = this.#recordOf(identity, batch.visit, ending)
    const decided = batch.visit === undefined ? undefined : this.#decided.get(batch.visit)
    this.#change(record, () => apply(decided === undefined ? record : Object.assign(record, { decided }), ending))
  }

  /** It is written down until the service is back. */
  keep(identity: Identity, { at, account, batch }: Pick<Ending, 'at' | 'account' | 'batch'>): void {
    const record = this.#recordOf(identity, batch.visit, { at, account })
    if (isOwned(record)) return
    this.#change(record, () => Object.assign(record, { standing: 'waiting', at, socket: batch.socket }))
  }

  decide(visit: string, decided: Decided): void {
    this.#decided.set(visit, decided)
    const record = this.#visits.get(visit)
    if (record === undefined) return
    this.#change(record, () => {
      record.decided = decided
      if (decided === 'set-aside' && !isOwned(record) && record.standing !== 'waiting') record.standing = 'set-aside'
    })
  }

  #recordOf(identity: Identity | undefined, visit: string | undefined, from: { at: string; account: string }) {
    const record = (identity && this.#devices.get(identityKey(identity))) ?? this.#made(identity, visit, from)
    // What came of this stay before it had a name is this device's.
    const unnamed = visit === undefined || identity === undefined ? undefined : this.#unnamed.get(visit)
    if (unnamed !== undefined && visit !== undefined) {
      this.#count(unnamed, -1)
      this.#unnamed.delete(visit)
      record.tries += unnamed.tries
      record.problem ??= unnamed.problem
    }
    if (visit !== undefined) this.#visits.set(visit, record)
    return record
  }

  #made(identity: Identity | undefined, visit: string | undefined, { at, account }: { at: string; account: string }) {
    const known = identity === undefined && visit !== undefined ? this.#unnamed.get(visit) : undefined
    if (known !== undefined) return known
    const record: DeviceRecord = { identity, standing: 'failed', at, account, reconciled: false, tries: 0 }
    if (identity !== undefined) this.#devices.set(identityKey(identity), record)
    else if (visit !== undefined) this.#unnamed.set(visit, record)
    this.#count(record, 1)
    return record
  }

  #change(record: DeviceRecord, change: () => void): void {
    this.#count(record, -1)
    change()
    this.#count(record, 1)
    this.changed += 1
  }

  #count(record: DeviceRecord, by: 1 | -1): void {
    this.#counts[record.standing] += by
    const unlisted = this.isUnlisted(record)
    if (unlisted) this.#counts.unlisted += by
    if (!unlisted && this.isDone(record)) this.#counts.done += by
  }

  isUnlisted({ identity }: DeviceRecord): boolean {
    return this.#manifest !== undefined && (identity === undefined || !this.#manifest.find(identity.serial_number))
  }

  isDone({ standing, decided }: DeviceRecord): boolean {
    if (standing === 'already-yours') return this.#rules.alreadyYours === 'count' || decided === 'take'
    return standing === 'taken'
  }
}

function apply(record: DeviceRecord, ending: Ending): void {
  const { at, account, batch, outcome, ownership, failure } = ending
  if (outcome === 'released') {
    if (record.ownership?.id === ownership?.id) Object.assign(record, { standing: 'released', at, account, ownership })
    return
  }
  // Found out later, it is no try of its own.
  if (ending.reconciled !== true) record.tries += 1
  record.problem = failure ?? record.problem
  record.label = ending.label ?? record.label
  // What was taken stays taken, whatever a later try met.
  if (isOwned(record) && outcome === 'failed') return
  record.at = at
  record.account = account
  record.socket = batch.socket ?? record.socket
  record.reconciled = ending.reconciled ?? record.reconciled
  record.ownership = ownership ?? record.ownership
  if (outcome === 'failed') record.standing = record.decided === 'set-aside' ? 'set-aside' : 'failed'
  // One that this batch took and that is plugged in again is this batch's still.
  else if (outcome === 'taken') Object.assign(record, { standing: 'taken', takenBy: ending.act })
  else if (record.standing !== 'taken') record.standing = 'already-yours'
}

function isOwned({ standing }: DeviceRecord): boolean {
  return standing === 'taken' || standing === 'already-yours'
}

/** What an activation ended with, as far as a batch keeps it. */
export function endingOf(end: End): Pick<Ending, 'outcome' | 'identity' | 'ownership' | 'failure'> {
  return {
    outcome: outcomeOf(end),
    identity: end.identity,
    ownership: 'ownership' in end ? end.ownership : undefined,
    failure: end.state === 'failed' ? end.failure : undefined,
  }
}

/** The same of what an earlier process left open; undefined: it belongs to no batch. @param at ISO 8601 */
export function endingOfSettled({ intent, outcome, ownership, failure }: Settled, at: string): Ending | undefined {
  const { act, account, batch, serial_number, device_name } = intent
  if (batch === undefined) return undefined
  const identity = { serial_number, device_name }
  return { act, account, at, outcome, identity, ownership, failure, batch, reconciled: true }
}
