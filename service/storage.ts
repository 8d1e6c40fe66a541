/**
 * What the service keeps, behind one interface: SQLite today, PostgreSQL through the same one later. Its contract suite
 * is tests/contracts/service-storage.contract.ts. Everything it promises about ownership is promised under any number
 * of callers at once, other processes included, and a promise that resolved is on the disk.
 */
import type { Device, Identity, Ownership } from '../app/ownership/record.ts'
import type { Instant } from './instants.ts'

export interface Account {
  readonly id: number
  readonly username: string
  /** Managers can own devices; other accounts may sign in and nothing else. */
  readonly manager: boolean
}
export interface NewAccount {
  readonly username: string
  /** As `passwords.ts` makes it. */
  readonly passwordHash: string
  readonly manager: boolean
}
export type NewDevice = Identity & { readonly device_type?: string | undefined }

/** Only hashes of tokens are kept: who reads the file cannot sign in with it. */
export interface NewTokens {
  readonly access: { readonly hash: Uint8Array; readonly expiresAt: number }
  readonly refresh: { readonly hash: Uint8Array; readonly expiresAt: number }
}

/** A request that may come twice: the second time it gets the first answer, whatever has changed since. */
export interface Idempotency {
  readonly key: string
  /** Hash of what was asked; a key that comes back with another question is refused. */
  readonly request: Uint8Array
}
export type KeyReused = { readonly kind: 'key-reused' }
export type TakeOutcome =
  | { readonly kind: 'created' | 'existing'; readonly ownership: Ownership }
  /** No device with this serial number and this name: the two are not told apart. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'owned-by-other' }
export type ReleaseOutcome =
  | { readonly kind: 'released'; readonly ownership: Ownership }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-owner' }
  | { readonly kind: 'not-owned' }

export interface Listing {
  readonly search?: string | undefined
  /** Most significant first; the storage adds `id`, so that pages never shuffle. */
  readonly ordering: readonly { readonly field: string; readonly descending: boolean }[]
  readonly offset: number
  readonly limit: number
}
export interface OwnershipListing extends Listing {
  readonly device?: number | undefined
  readonly serial_number?: string | undefined
  readonly device_name?: string | undefined
  readonly current?: boolean | undefined
}
export interface DeviceListing extends Listing {
  readonly serial_number?: string | undefined
  readonly current?: boolean | undefined
}
export const ownershipOrderings = ['id', 'start_time', 'end_time', 'device', 'serial_number', 'device_name'] as const
export const deviceOrderings = ['id', 'serial_number', 'device_name', 'device_type'] as const
export interface Rows<T> {
  /** Of all pages. */
  readonly count: number
  readonly rows: readonly T[]
}

/** Thrown by any of the calls: others hold the storage for too long. Nothing was changed, and later it may go. */
export class StorageBusy extends Error {
  override readonly name = 'StorageBusy'
}

export interface Storage extends AsyncDisposable {
  /** @returns undefined where the name is taken. */
  addAccount(account: NewAccount): Promise<Account | undefined>
  setPassword(username: string, passwordHash: string): Promise<void>
  account(username: string): Promise<(Account & { readonly passwordHash: string }) | undefined>

  /** Begins a family: what one sign-in and the refreshes after it were given. */
  addTokens(accountId: number, tokens: NewTokens): Promise<void>
  accountOfToken(accessHash: Uint8Array, now: number): Promise<Account | undefined>
  /**
   * Spends a refresh token for a new pair. One that was spent before was stolen or repeated: the whole family ends.
   * @returns false where there is no such token, it has expired or was spent.
   */
  rotateTokens(refreshHash: Uint8Array, tokens: NewTokens, now: number): Promise<boolean>
  /** Forgets expired tokens and answers kept for longer than a month. @param now milliseconds since 1970 */
  purge(now: number): Promise<void>

  /**
   * All of them or none.
   * @param known what to do with a device that is registered already
   * @returns the index of the first one that was refused, else how many were added.
   */
  addDevices(devices: readonly NewDevice[], known: 'refuse' | 'skip'): Promise<{ added: number } | { refused: number }>

  take(manager: number, identity: Identity, idempotency?: Idempotency): Promise<TakeOutcome | KeyReused>
  /** Truncates the span, never deletes it. */
  release(manager: number, deviceId: number, idempotency?: Idempotency): Promise<ReleaseOutcome | KeyReused>

  ownership(manager: number, id: number): Promise<Ownership | undefined>
  ownerships(manager: number, listing: OwnershipListing): Promise<Rows<Ownership>>
  /** Devices the manager owns or has owned, each once: others stay unseen. */
  devices(manager: number, listing: DeviceListing): Promise<Rows<Device>>
  /** The one ownership of the manager whose span includes all of `[start, end)`. */
  covering(
    manager: number,
    deviceId: number,
    start: Instant,
    end: Instant,
  ): Promise<Ownership | 'unknown-device' | 'not-covered'>
}
