/** What the rest of the app may ask of the cloud. `client.ts` implements it over HTTP; tests have a scripted one. */

import type { Wait } from '../activation/state.ts'
import type { ActivatorError } from '../errors.ts'
import type { Device, Identity, Ownership } from './record.ts'

export interface Call {
  readonly signal: AbortSignal
  /** Told when the call begins to wait for something that goes on by itself, and with undefined when it goes on. */
  readonly onWait?: ((wait: Wait | undefined) => void) | undefined
  /** Told how many rows a list has, with each of its pages, as the service counts them. */
  readonly onCount?: ((count: number) => void) | undefined
}

export interface OwnershipFilter {
  readonly device?: number | undefined
  readonly serial_number?: string | undefined
  readonly device_name?: string | undefined
  /** true: only those still running; false: only ended ones. */
  readonly current?: boolean | undefined
  readonly search?: string | undefined
  /** A field name, `-` before it reverses. */
  readonly ordering?: string | undefined
}
export type DeviceFilter = Pick<OwnershipFilter, 'current' | 'serial_number' | 'search' | 'ordering'>

/** How a POST that must not be doubled was answered. 401 and 429 were dealt with inside and are not seen here. */
export type TakeAnswer =
  | { readonly kind: 'created'; readonly ownership: Ownership }
  | { readonly kind: 'existing'; readonly ownership: Ownership }
  | { readonly kind: 'conflict' }
  /** The service said no, with the contract's own body: 400, 401, 403, 404. Nothing was taken. */
  | { readonly kind: 'refused'; readonly error: ActivatorError }
  /** No answer, or one that says nothing for certain (5xx, HTML, cut, redirect, time-out). Only a GET tells. */
  | { readonly kind: 'lost'; readonly error: ActivatorError }

export type ReleaseAnswer =
  | { readonly kind: 'released'; readonly ownership: Ownership }
  | { readonly kind: 'refused'; readonly error: ActivatorError }
  | { readonly kind: 'lost'; readonly error: ActivatorError }

/**
 * Reading calls are retried with growing pauses for as long as their signal lets them. When the signal ends during
 * retries they throw the last failure (SERVICE_UNREACHABLE, SERVICE_NONSENSE …), not CANCELLED.
 */
export interface OwnershipAccess {
  /** The account key: service URL + client id + user name. */
  readonly account: string
  /** Every page, streamed; filters re-applied here, serial and name byte for byte. */
  ownerships(filter: OwnershipFilter, call: Call): AsyncIterable<Ownership>
  /** @throws DEVICE_UNKNOWN is not used here: an unknown id gives undefined. */
  ownership(id: number, call: Call): Promise<Ownership | undefined>
  devices(filter: DeviceFilter, call: Call): AsyncIterable<Device>
  /** One POST. @throws only where nothing was sent that is not answered: CANCELLED, SIGN_IN_…, RATE_LIMITED … */
  take(identity: Identity, key: string, call: Call): Promise<TakeAnswer>
  /** One POST. @throws as `take` does */
  release(deviceId: number, key: string, call: Call): Promise<ReleaseAnswer>
}
