/** What one mode and account is made of, put together by the host (main/compose.ts) and thrown away when either changes. */

import type { Station } from './activation/station.ts'
import type { PracticeTrouble } from './api/practice.ts'
import type { Notice, Snapshot } from './api.ts'
import type { BatchParts } from './batch/parts.ts'
import type { Configuration } from './configuration.ts'
import type { DeskParts } from './desk.ts'
import type { Drawing } from './device/drawing.ts'
import type { DevicesParts } from './devices/devices.ts'
import type { DiagnosticsSources } from './diagnostics/diagnostics.ts'
import type { Doctor, Journal, UsbBus } from './outside.ts'
import type { ProfileTestParts } from './profile-test/profile-test.ts'

export interface Account {
  /** Ends in /v1/. */
  readonly service: string
  /** Left out: where /v1/ stands. */
  readonly accountUrl: string | undefined
  readonly username: string
}

export interface SessionView {
  /** Without `kept` and `service`, which the bench itself knows. */
  view(): Pick<Snapshot['account'], 'state' | 'username' | 'failure'>
  onChange(callback: () => void): Disposable
  /** @throws SIGN_IN_REFUSED SERVICE_… TLS_UNTRUSTED */
  signIn(username: string, password: string, signal: AbortSignal): Promise<void>
  /** Forgets tokens and password here; the service is not asked. */
  signOut(): Promise<void>
}

/** Simulated devices, plugged in by the person who practises. */
export interface Practice {
  /** @throws CONFIG_INVALID for a profile that cannot be simulated */
  plug(asked: { readonly profile?: string | undefined; readonly trouble?: PracticeTrouble | undefined }): Promise<void>
  unplug(port: string): Promise<void>
}

export interface Bench extends AsyncDisposable {
  readonly service: string
  readonly username: string
  readonly session: SessionView
  /** Whether the sign-in is remembered over a restart. */
  readonly kept: boolean
  readonly station: Station
  readonly journal: Journal
  readonly desk: Omit<DeskParts, 'station' | 'clock' | 'log'>
  readonly devices: Omit<DevicesParts, 'clock'>
  readonly profileTest: Pick<ProfileTestParts, 'sources' | 'replayed'>
  readonly profiles: () => Snapshot['profiles']
  /** undefined: there is none, or none that may be drawn. */
  readonly drawing: (profile: string, name: string) => Drawing | undefined
  /** What was found wrong while it was opened, and profiles that cannot be read as of now. */
  readonly notices: () => readonly Notice[]
  /** Profiles dropped in or taken out. */
  onProfiles(callback: () => void): Disposable
  readonly batch: Omit<BatchParts, 'journal'>
  readonly usb: UsbBus
  readonly doctor: Doctor
  readonly diagnostics: DiagnosticsSources
  /** Wakes what waits for the network, now rather than when its pause is over. */
  readonly tryNow: () => void
  readonly practice?: Practice | undefined
}

export type Wanted = { readonly mode: 'practice' } | ({ readonly mode: 'account' } & Account)
export type OpenBench = (wanted: Wanted, configuration: Configuration) => Promise<Bench>
