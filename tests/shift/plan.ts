/** Which devices come in a shift, what is wrong with each, and what has to come of it. */

import type { Fault } from '../../simulator/faults.ts'
import { faultKinds } from '../../simulator/faults.ts'
import { type DeviceIdentity, identityOf } from '../../simulator/identities.ts'

export interface Planned {
  readonly identity: DeviceIdentity
  readonly trouble: Trouble | undefined
  readonly faults: readonly Fault[]
  /** Codes it may end with; none: it is taken. */
  readonly fails: readonly string[]
}
/** What the device does, or what the service knows of it. */
export type Trouble = Fault['kind'] | 'unknown' | 'owned-by-other'

const fails: Partial<Record<Trouble, readonly string[]>> = {
  silent: ['DEVICE_SILENT'],
  garbled: ['DEVICE_GARBLED'],
  flood: ['DEVICE_GARBLED'],
  // Each time another serial number: one that is on no list, or two that differ.
  'changing-identity': ['NOT_ON_LIST', 'IDENTITY_UNSTABLE', 'ALREADY_IN_BATCH', 'DUPLICATE_DEVICE'],
  number: ['IDENTITY_INVALID'],
  unknown: ['DEVICE_UNKNOWN'],
  'owned-by-other': ['OWNED_BY_OTHER'],
}
const faultOf: Partial<Record<Fault['kind'], Fault>> = {
  split: { kind: 'split', ms: 1 },
  boot: { kind: 'boot', ms: 300 },
  slow: { kind: 'slow', ms: 700 },
  unplug: { kind: 'unplug', at: 'answering' },
}
export const troubles: readonly Trouble[] = [...faultKinds, 'unknown', 'owned-by-other']
/** Of all devices, each trouble has so many. */
const SHARE = 0.05

/** Troubles come mixed, and in the same places for the same seed. */
export function planOf(seed: string, devices: number): readonly Planned[] {
  const each = Math.max(1, Math.round(devices * SHARE))
  const step = Math.max(1, Math.floor(devices / (each * troubles.length)))
  return Array.from({ length: devices }, (_, index) => {
    const turn = Math.floor(index / step)
    const trouble = index % step === 0 && turn < each * troubles.length ? troubles[turn % troubles.length] : undefined
    return planned(identityOf(seed, index), trouble)
  })
}

function planned(identity: DeviceIdentity, trouble: Trouble | undefined): Planned {
  const isFault = trouble !== undefined && trouble !== 'unknown' && trouble !== 'owned-by-other'
  // The others have nothing to be set.
  const faults = isFault ? [faultOf[trouble] ?? ({ kind: trouble } as Fault)] : []
  return { identity, trouble, faults, fails: (trouble && fails[trouble]) ?? [] }
}
