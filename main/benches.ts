/** What one mode and account is made of: opened when it is chosen, thrown away when it changes. */
import { join } from 'node:path'
import type { Station } from '../app/activation/station.ts'
import type { Notice, Snapshot } from '../app/api.ts'
import type { Account, Bench, SessionView, Wanted } from '../app/bench.ts'
import type { Configuration } from '../app/configuration.ts'
import { inOrderOfChoice } from '../app/device/offered.ts'
import type { Profile } from '../app/device/profile.ts'
import type { Doctor, Log, Paper, Secrets, Sender, SerialBus, UsbBus } from '../app/outside.ts'
import { usernameOf } from '../app/ownership/account-key.ts'
import { recall } from '../app/ownership/remembered.ts'
import type { ServiceTime } from '../app/ownership/service-time.ts'
import type { AccountSession } from '../app/ownership/session.ts'
import { isSimulated } from '../simulator/ports.ts'
import { replayedPort } from '../simulator/replayed-port.ts'
import { simulatedUsb } from '../simulator/usb.ts'
import { authoritiesIn } from './adapters/authorities.ts'
import type { GivenFile } from './adapters/configuration-file.ts'
import type { SqliteJournal } from './adapters/journal.ts'
import { createMemorySecrets } from './adapters/memory-secrets.ts'
import type { Nudge } from './adapters/nudged-bus.ts'
import { nudged } from './adapters/nudged-bus.ts'
import { openProfiles, type Profiles } from './adapters/profiles.ts'
import { createUsbBus } from './adapters/usb-bus.ts'
import { batchBench } from './batch-bench.ts'
import { type Cloud, clock, composeBus, composeCloud, composeStation } from './compose.ts'
import type { About, diagnosing } from './diagnosing.ts'

export interface ActivatorOptions {
  readonly dataDir: string
  /** Each host keeps secrets and speaks HTTP in its own way. */
  readonly secrets: Secrets
  /** @param authorities PEM, trusted beside the system's. Disposed of with what uses it, where it can be. */
  readonly makeSender: (authorities: readonly string[] | undefined) => Sender & Partial<Disposable>
  readonly log: Log
  /** resources/device-profiles, wherever this host has it. */
  readonly profilesFolder: string
  /** Says when ports may have changed for a reason the serial bus does not see: the computer woke up. */
  readonly portsMayHaveChanged?: Nudge | undefined
  /** Where this host can make PDFs. */
  readonly paper?: Paper | undefined
  /** Of the system, as "de" or "de-AT": what the screens speak until a person chooses. */
  readonly language?: string | undefined
  /** For support. */
  readonly about?: About | undefined
  /** Said at the start; goes before any configuration. */
  readonly service?: string | undefined
  readonly accountUrl?: string | undefined
  /** The file of `--config`, which goes before one that a person opened. */
  readonly given?: GivenFile | undefined
}

export type BenchOptions = ActivatorOptions & { readonly diagnostics: ReturnType<typeof diagnosing> }

/** Embedded service and simulated devices, in a folder of their own: nothing real is touched. */
export async function practiceBench(options: BenchOptions, configuration: Configuration): Promise<Bench> {
  const dataDir = join(options.dataDir, 'practice')
  await using held = new AsyncDisposableStack()
  const { startPractice } = await import('./practice.ts')
  // Opened first: it holds the folder's lock, so that two windows do not run the same practice.
  const sender = hold(held, options.makeSender(undefined))
  const practice = held.use(await startPractice(dataDir, { clock, log: options.log }))
  const cloud = composeCloud({
    sender,
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
    { ...options, dataDir, sender, configuration },
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

export async function accountBench(
  options: BenchOptions,
  wanted: Extract<Wanted, { mode: 'account' }>,
  configuration: Configuration,
): Promise<Bench> {
  const { secrets, makeSender, given } = options
  const { routes, clientId, ca } = configuration
  await using held = new AsyncDisposableStack()
  // A file given at the start may name another one beside it, which was read with it.
  const authorities = given?.configuration.authorities ?? (ca === undefined ? undefined : authoritiesIn(ca, 'ca'))
  const sender = hold(held, makeSender(authorities))
  const cloud = composeCloud({
    sender,
    secrets,
    service: { url: wanted.service, accountUrl: wanted.accountUrl, routes },
    client: clientId === undefined ? undefined : { id: clientId },
    username: wanted.username,
    whenSignedOut: 'wait',
  })
  const bus = nudged(composeBus(options.dataDir, options.log), options.portsMayHaveChanged)
  return await benchOf(
    held,
    { ...options, sender, configuration },
    cloud,
    { bus, usb: createUsbBus({ serial: bus, log: options.log }) },
    wanted,
  )
}

async function benchOf(
  held: AsyncDisposableStack,
  { dataDir, profilesFolder, log, secrets, sender, diagnostics, configuration, paper }: BenchOptions & Using,
  { session, access, onOwnership, tryNow, time }: Cloud,
  { bus, usb }: { readonly bus: SerialBus; readonly usb: UsbBus },
  account: Pick<Account, 'service' | 'username'>,
): Promise<Bench> {
  const { station, journal, parts, settings } = held.use(await composeStation({ dataDir, access, bus, log }))
  const batch = await batchBench({ keyDir: dataDir, journal, access, settings, paper })
  const added = join(dataDir, 'profiles')
  const profiles = held.use(await openProfiles({ shipped: profilesFolder, added, given: configuration.profiles }))
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
    batch,
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
    profiles: () =>
      inOrderOfChoice(profiles.current.profiles).map((profile) => profileView(profile, profiles.editionOf(profile.id))),
    drawing: (profile, name) => profiles.current.drawings.get(profile)?.get(name),
    notices: () => noticesOf(journal, profiles, foreign, time),
    onProfiles: (callback) => profiles.onChange(callback),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

/** What this mode and account goes by. */
interface Using {
  readonly sender: Sender
  readonly configuration: Configuration
}

function hold(held: AsyncDisposableStack, sender: Sender & Partial<Disposable>): Sender {
  held.defer(async () => sender[Symbol.dispose]?.())
  return sender
}

function profileView({ id, name, about, picture }: Profile, edition: string): Snapshot['profiles'][number] {
  return { id, name, ...(about && { text: about }), ...(picture !== undefined && { picture }), edition }
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
