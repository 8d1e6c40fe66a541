/**
 * The one place where the program is put together. Every host starts here: the command line with `composeStation`, the
 * window and the browser host with `composeActivator` (compose-activator.ts), whose accounts are put together in
 * benches.ts.
 */
import { join } from 'node:path'
import { Station, type StationParts } from '../app/activation/station.ts'
import type { Log, Sender, SerialBus, Settings } from '../app/outside.ts'
import type { OwnershipAccess } from '../app/ownership/access.ts'
import { createChanges } from '../app/ownership/changes.ts'
import { createOwnershipClient } from '../app/ownership/client.ts'
import { PUBLIC_CLIENT } from '../app/ownership/contract.ts'
import { type Followed, followed } from '../app/ownership/followed.ts'
import { checkService, type ServiceAddress } from '../app/ownership/service-address.ts'
import { type ServiceTime, watchServiceTime } from '../app/ownership/service-time.ts'
import { type AccountSession, createSession, type SessionParts } from '../app/ownership/session.ts'
import { simulatedPorts, withAnnouncedPorts } from './adapters/announced-ports.ts'
import { systemClock } from './adapters/clock.ts'
import { lockFolder } from './adapters/data-lock.ts'
import { openJournal, type SqliteJournal } from './adapters/journal.ts'
import { rememberManagers } from './adapters/managers.ts'
import { createSerialBus } from './adapters/serial-bus.ts'
import { openSettings } from './adapters/settings-file.ts'
import { silentLog } from './adapters/silent-log.ts'

export const clock = systemClock
export const uuid = () => crypto.randomUUID()
export const settingsFile = (dataDir: string) => join(dataDir, 'settings.json')

// ── The cloud ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface CloudOptions
  extends Pick<SessionParts, 'username' | 'credentials' | 'ready' | 'secrets' | 'serviceName' | 'whenSignedOut'> {
  readonly sender: Sender
  readonly service: ServiceAddress
  readonly client?: SessionParts['client'] | undefined
}
export interface Cloud {
  readonly session: AccountSession
  readonly access: OwnershipAccess
  /** Ends the pauses between retries: a person pressed "try now". */
  readonly tryNow: () => void
  /** Whether this computer's clock agrees with the service's. */
  readonly time: Pick<ServiceTime, 'secondsAhead'>
  readonly onOwnership: Followed['onOwnership']
}

/** One account at one service. Sends nothing yet. @throws CONFIG_INVALID for an address that is not to be trusted */
export function composeCloud({ sender: plain, service: address, client, ...account }: CloudOptions): Cloud {
  const service = checkService(address)
  const time = watchServiceTime(plain, clock)
  const { sender } = time
  const session = createSession({ sender, clock, service, client: client ?? { id: PUBLIC_CLIENT }, ...account })
  const wake = createChanges()
  const direct = createOwnershipClient({ sender, clock, service, session, wake })
  return { session, ...followed(direct), time, tryNow: () => wake.tell() }
}

// ── Serial ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Real ports, and those that simulators of this data folder announce. */
export function composeBus(dataDir: string, log?: Log): SerialBus {
  return withAnnouncedPorts(createSerialBus({ log }), simulatedPorts(dataDir))
}

// ── The station: what the command line runs ───────────────────────────────────────────────────────────────────────

export interface StationOptions {
  readonly dataDir: string
  readonly access: OwnershipAccess
  /** Left out: the real ports. */
  readonly bus?: SerialBus | undefined
  readonly log?: Log | undefined
  readonly record?: StationParts['record']
}
export interface ComposedStation extends AsyncDisposable {
  readonly station: Station
  readonly bus: SerialBus
  readonly journal: SqliteJournal
  readonly settings: Settings
  /** For what is not an activation: `release`. */
  readonly parts: StationParts
}

/**
 * Holds the data folder until it is disposed of.
 * @throws DATA_FOLDER_IN_USE · JOURNAL_UNAVAILABLE · CONFIG_INVALID when the folder cannot be made
 */
export async function composeStation(options: StationOptions): Promise<ComposedStation> {
  const { dataDir, access, record } = options
  await using held = new AsyncDisposableStack()
  held.use(lockFolder(dataDir))
  const journal = held.use(openJournal(dataDir, clock))
  const settings = await openSettings(settingsFile(dataDir))
  const bus = options.bus ?? composeBus(dataDir)
  const managers = rememberManagers(settings, options.log ?? silentLog)
  const parts: StationParts = { bus, access, journal, clock, managers, uuid, record }
  const station = held.use(new Station(parts))
  const all = held.move()
  return { station, bus, journal, settings, parts, [Symbol.asyncDispose]: () => all.disposeAsync() }
}
