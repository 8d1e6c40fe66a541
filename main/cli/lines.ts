/** The JSON lines scripts lean on: one function for each, so that their shape is seen in one place. docs/cli.md tells them. */
import type { Settled } from '../../app/activation/settled.ts'
import { outcomeOf, ownedOf, type State } from '../../app/activation/state.ts'
import type { Ended } from '../../app/activation/station.ts'
import { type Failure, failure } from '../../app/errors.ts'
import type { Identity, Ownership } from '../../app/ownership/record.ts'

export function stateLine(port: string, state: State): object {
  const { state: name, ...rest } = state
  const { identity, ownership, ...more } = { identity: undefined, ownership: undefined, ...rest }
  return { event: 'state', port, state: name, ...more, ...identity, ...(ownership && { ownership }) }
}

export interface ActivationResult {
  readonly event: 'result'
  readonly port: string
  readonly outcome: 'taken' | 'already-yours' | 'failed' | 'removed'
  readonly owned: 'yes' | 'no' | 'unknown'
  readonly serial_number?: string
  readonly device_name?: string
  readonly ownership?: Ownership
  readonly failure?: Failure
  readonly ms: number
}

export function resultLine(port: string, { end, ms }: Ended): ActivationResult {
  return {
    event: 'result',
    port,
    outcome: outcomeOf(end),
    owned: ownedOf(end),
    ...end.identity,
    ...('ownership' in end && end.ownership && { ownership: end.ownership }),
    ...(end.state === 'failed' && { failure: end.failure }),
    ms: Math.round(ms),
  }
}

/** For a port whose activation could not even begin. */
export function unbegunLine(port: string, failure: Failure): ActivationResult {
  return { event: 'result', port, outcome: 'failed', owned: 'unknown', failure, ms: 0 }
}

/** For one that is cut off in the middle of it: with what is known of it by then. */
export function cutOffLine(port: string, state: State | undefined, ms: number): ActivationResult {
  const { identity, ownership } = { identity: undefined, ownership: undefined, ...state }
  return {
    event: 'result',
    port,
    outcome: 'failed',
    owned: ownership === undefined ? 'unknown' : 'yes',
    ...identity,
    ...(ownership && { ownership }),
    failure: failure('CANCELLED', {}),
    ms: Math.round(ms),
  }
}

export function reconciledLine({ intent, outcome, owned, ownership, failure }: Settled): object {
  const { serial_number, device_name } = intent
  return {
    event: 'reconciled',
    serial_number,
    device_name,
    outcome,
    owned,
    ...(ownership && { ownership }),
    ...(failure && { failure }),
  }
}

export function identityLine(
  port: string,
  found: { identity: Identity; profile: string } | Failure,
  ms: number,
): object {
  const rest = 'identity' in found ? { ...found.identity, profile: found.profile } : { failure: found }
  return {
    event: 'result',
    port,
    outcome: 'identity' in found ? 'identified' : 'failed',
    ...rest,
    ms: Math.round(ms),
  }
}

export function releaseLine(
  what: { readonly device_id?: number | undefined; readonly serial_number?: string | undefined },
  failure: Failure | undefined,
  ownership?: Ownership | undefined,
): object {
  return {
    event: 'result',
    ...(what.device_id !== undefined && { device_id: what.device_id }),
    ...(what.serial_number !== undefined && { serial_number: what.serial_number }),
    outcome: failure ? 'failed' : 'released',
    ...(ownership && { ownership }),
    ...(failure && { failure }),
  }
}
