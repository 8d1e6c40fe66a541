/**
 * The one place where the program is put together. Every host starts here: the command line with `composeStation`, the
 * window and the browser host with `composeActivator`. Reading it tells the whole program.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Station, type StationParts } from '../app/activation/station.ts'
import type { Activator, Notice, Snapshot } from '../app/api.ts'
import type { Account, Bench, OpenBench, SessionView } from '../app/bench.ts'
import type { Profile } from '../app/device/profile.ts'
import { ActivatorError } from '../app/errors.ts'
import type { Doctor, Log, Secrets, Sender, SerialBus, Settings, UsbBus } from '../app/outside.ts'
import type { OwnershipAccess } from '../app/ownership/access.ts'
import { usernameOf } from '../app/ownership/account-key.ts'
import { createOwnershipClient } from '../app/ownership/client.ts'
import { PUBLIC_CLIENT } from '../app/ownership/contract.ts'
import { type Followed, followed } from '../app/ownership/followed.ts'
import { recall } from '../app/ownership/remembered.ts'
import { checkService, type ServiceAddress } from '../app/ownership/service-address.ts'
import { type ServiceTime, watchServiceTime } from '../app/ownership/service-time.ts'
import { type AccountSession, createSession, type SessionParts } from '../app/ownership/session.ts'
import { createWake } from '../app/ownership/wake.ts'
import { isSimulated } from '../simulator/ports.ts'
import { replayedPort } from '../simulator/replayed-port.ts'
import { simulatedUsb } from '../simulator/usb.ts'
import { simulatedPorts, withAnnouncedPorts } from './adapters/announced-ports.ts'
import { systemClock } from './adapters/clock.ts'
import { lockFolder } from './adapters/data-lock.ts'
import { openJournal, type SqliteJournal } from './adapters/journal.ts'
import { rememberManagers } from './adapters/managers.ts'
import { createMemorySecrets } from './adapters/memory-secrets.ts'
import { type Nudge, nudged } from './adapters/nudged-bus.ts'
import { openProfiles, type Profiles } from './adapters/profiles.ts'
import { createSerialBus } from './adapters/serial-bus.ts'
import { openSettings } from './adapters/settings-file.ts'
import { silentLog } from './adapters/silent-log.ts'
import { createUsbBus } from './adapters/usb-bus.ts'
import { type About, diagnosing } from './diagnosing.ts'

const clock = systemClock
const uuid = () => crypto.randomUUID()
const settingsFile = (dataDir: string) => join(dataDir, 'settings.json')

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
  const wake = createWake()
  const direct = createOwnershipClient({ sender, clock, service, session, wake })
  return { session, ...followed(direct), time, tryNow: () => wake.now() }
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

// ── The activator: what the window and the browser host show ──────────────────────────────────────────────────────

export interface ActivatorOptions {
  readonly dataDir: string
  /** Each host keeps secrets and speaks HTTP in its own way. */
  readonly secrets: Secrets
  readonly sender: Sender
  readonly log: Log
  /** resources/device-profiles, wherever this host has it. */
  readonly profilesFolder: string
  /** Says when ports may have changed for a reason the serial bus does not see: the computer woke up. */
  readonly portsMayHaveChanged?: Nudge | undefined
  /** Of the system, as "de" or "de-AT": what the screens speak until a person chooses. */
  readonly language?: string | undefined
  /** For support. */
  readonly about?: About | undefined
  /** From a configuration file. */
  readonly configured?: (Partial<ServiceAddress> & { readonly clientId?: string | undefined }) | undefined
}

/** @throws CONFIG_INVALID when the data folder cannot be made; what is wrong later is shown in the snapshot. */
export async function composeActivator(options: ActivatorOptions): Promise<Activator> {
  const { dataDir, log, configured, language } = options
  makeFolder(dataDir)
  const settings = await openSettings(settingsFile(dataDir))
  const parts: BenchOptions = { ...options, diagnostics: diagnosing(dataDir, settings, options.about) }
  const openBench: OpenBench = (wanted) =>
    wanted.mode === 'practice' ? practiceBench(parts) : accountBench(parts, wanted)
  const defaults = { service: configured?.url, accountUrl: configured?.accountUrl, language }
  // The command line runs without a window's core, and starts the quicker for it.
  const { createActivator } = await import('../app/activator.ts')
  return await createActivator({ openBench, settings, clock, log, run: uuid(), defaults })
}

type BenchOptions = ActivatorOptions & { readonly diagnostics: ReturnType<typeof diagnosing> }

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: String(error), where: folder }, error)
  }
}

/** Embedded service and simulated devices, in a folder of their own: nothing real is touched. */
async function practiceBench(options: BenchOptions): Promise<Bench> {
  const dataDir = join(options.dataDir, 'practice')
  await using held = new AsyncDisposableStack()
  const { startPractice } = await import('./practice.ts')
  // Opened first: it holds the folder's lock, so that two windows do not run the same practice.
  const practice = held.use(await startPractice(dataDir, { clock, log: options.log }))
  const cloud = composeCloud({
    sender: options.sender,
    secrets: createMemorySecrets(),
    service: { url: practice.serviceUrl },
    // Its port is another one each time; what an earlier practice left open is this one's all the same.
    serviceName: 'practice',
    credentials: practice.account,
    whenSignedOut: 'wait',
  })
  const account = { service: practice.serviceUrl, username: practice.account.username }
  const bench = await benchOf(
    held,
    { ...options, dataDir },
    cloud,
    { bus: practice.bus, usb: simulatedUsb(practice.ports) },
    account,
  )
  const profileOf = (id: string | undefined) => bench.desk.profiles().find((profile) => profile.id === id)
  return {
    ...bench,
    kept: true,
    practice: {
      plug: ({ profile, trouble }) => practice.plug({ profile: profileOf(profile), trouble }),
      unplug: (port) => practice.unplug(port),
    },
  }
}

async function accountBench(
  options: BenchOptions,
  wanted: Extract<Parameters<OpenBench>[0], { mode: 'account' }>,
): Promise<Bench> {
  const { sender, secrets, configured } = options
  await using held = new AsyncDisposableStack()
  const cloud = composeCloud({
    sender,
    secrets,
    service: { url: wanted.service, accountUrl: wanted.accountUrl, routes: configured?.routes },
    client: configured?.clientId === undefined ? undefined : { id: configured.clientId },
    username: wanted.username,
    whenSignedOut: 'wait',
  })
  const bus = nudged(composeBus(options.dataDir, options.log), options.portsMayHaveChanged)
  return await benchOf(held, options, cloud, { bus, usb: createUsbBus({ serial: bus, log: options.log }) }, wanted)
}

async function benchOf(
  held: AsyncDisposableStack,
  { dataDir, profilesFolder, log, secrets, sender, diagnostics }: BenchOptions,
  { session, access, onOwnership, tryNow, time }: Cloud,
  { bus, usb }: { readonly bus: SerialBus; readonly usb: UsbBus },
  account: Pick<Account, 'service' | 'username'>,
): Promise<Bench> {
  const { station, journal, parts } = held.use(await composeStation({ dataDir, access, bus, log }))
  const added = join(dataDir, 'profiles')
  const profiles = held.use(await openProfiles({ shipped: profilesFolder, added }))
  const examine: Doctor['examine'] = async (signal) => {
    // Only who asks for it needs it.
    const doctor = await import('./doctor/examine.ts')
    const { service } = account
    const { env: environment } = process
    const patient = { bus, usb, sender, secrets, clock, dataDir, service, environment, journal: () => journal }
    return await doctor.examine(patient, signal)
  }
  const over = new AbortController()
  held.defer(() => over.abort())
  // What is remembered of the account is tried at once, so that the window says whether it still holds.
  session.token({ signal: over.signal }).catch((error: unknown) => log.info('not signed in', { error: String(error) }))
  // Only the others' own sign-in changes these: asked once, not for each snapshot.
  const foreign = station.foreignIntents()
  const all = held.move()
  return {
    ...account,
    session: sessionView(session),
    get kept() {
      return session.kept
    },
    station,
    journal,
    usb,
    doctor: { examine },
    diagnostics: {
      ...diagnostics,
      secrets: async () => Object.values(await recall(secrets, access.account)).filter((one) => one !== undefined),
    },
    tryNow,
    desk: { bus, profiles: () => profiles.current.profiles, isSimulated },
    devices: { access, managers: parts.managers, onOwnership },
    profileTest: {
      sources: () => ({ folder: added, sources: profiles.current.sources }),
      replayed: (trace) => replayedPort(trace, clock),
    },
    profiles: () => profiles.current.profiles.map(profileView),
    drawing: (profile, name) => profiles.current.drawings.get(profile)?.get(name),
    notices: () => noticesOf(journal, profiles, foreign, time),
    onProfiles: (callback) => profiles.onChange(callback),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

function profileView({ id, name, about, picture }: Profile): Snapshot['profiles'][number] {
  return { id, name, ...(about && { text: about }), ...(picture !== undefined && { picture }) }
}

function sessionView(session: AccountSession): SessionView {
  return {
    view: () => ({ ...session.state, ...(session.username !== undefined && { username: session.username }) }),
    onChange: (callback) => session.onChange(callback),
    signIn: (username, password, signal) => session.signIn(username, password, signal),
    signOut: () => session.signOut(),
  }
}

function noticesOf(
  { setAside }: SqliteJournal,
  profiles: Profiles,
  foreign: ReturnType<Station['foreignIntents']>,
  { secondsAhead }: Pick<ServiceTime, 'secondsAhead'>,
): Notice[] {
  return [
    ...(secondsAhead === undefined ? [] : [{ notice: 'clock-off' as const, seconds: secondsAhead }]),
    ...(setAside === undefined ? [] : [{ notice: 'journal-set-aside' as const, file: setAside }]),
    ...profiles.current.problems.map((problem) => ({ notice: 'profile-problem' as const, ...problem })),
    ...[...foreign].map(([account, count]) => ({
      notice: 'intents-of-another-account' as const,
      account: usernameOf(account) ?? account,
      count,
    })),
  ]
}
