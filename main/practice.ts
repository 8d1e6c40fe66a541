/** Practice: the embedded service and simulated devices, apart from everything real. Works without a network. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { PracticeTrouble } from '../app/api/practice.ts'
import type { Profile } from '../app/device/profile.ts'
import { ActivatorError } from '../app/errors.ts'
import type { Clock, Log, SerialBus } from '../app/outside.ts'
import { NOBODY } from '../service/passwords.ts'
import { ServiceRefused } from '../service/refused.ts'
import { startService } from '../service/server.ts'
import { openStorage } from '../service/storage-sqlite.ts'
import type { Fault } from '../simulator/faults.ts'
import { createFleet, type Fleet } from '../simulator/fleet.ts'
import { type DeviceIdentity, identityOf } from '../simulator/identities.ts'

export interface Practice extends AsyncDisposable {
  /** Ends in /v1/. */
  readonly serviceUrl: string
  readonly account: { readonly username: string; readonly password: string }
  readonly bus: SerialBus
  /** What is plugged in, for whoever shows it. */
  readonly ports: Pick<Fleet, 'list' | 'onChange'>
  /**
   * One more device, as it comes out of the box. @param profile left out: one that speaks JSON lines
   * @throws CONFIG_INVALID for a profile that cannot be simulated
   */
  plug(asked: { readonly profile?: Profile | undefined; readonly trouble?: PracticeTrouble | undefined }): Promise<void>
  unplug(port: string): Promise<void>
}

const SEED = 'practice'

/** What a practice device does wrong by itself; the others are wrong at the service. */
const faults: Partial<Record<PracticeTrouble, readonly Fault[]>> = {
  silent: [{ kind: 'silent' }],
  garbled: [{ kind: 'garbled' }],
  unstable: [{ kind: 'changing-identity' }],
}

/**
 * @param dataDir practice's own folder. What was taken in an earlier practice is taken still.
 * @throws DATA_FOLDER_IN_USE · CONFIG_INVALID
 */
export async function startPractice(
  dataDir: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Practice> {
  const serviceDir = join(dataDir, 'service')
  // Nobody types it: it is made anew each time and never leaves this process.
  const account = { username: 'practice', password: secret() }
  await using held = new AsyncDisposableStack()
  // First the service: it holds the folder, and says so where another practice has it.
  const service = await inOwnWords(() => startService({ dataDir: serviceDir, practiceAccount: account, log }))
  held.defer(() => service.close())
  const { fleet, bus } = fleetInMemory(clock)
  held.use(fleet)
  const all = held.move()
  let next = 0
  return {
    serviceUrl: new URL('v1/', service.url).href,
    account,
    bus,
    ports: fleet,
    async plug({ profile, trouble }) {
      const { device, index } = await inOwnWords(() => registerFresh(serviceDir, next, profile))
      next = index + 1
      if (trouble === 'owned-by-another') await inOwnWords(() => ownByAnother(serviceDir, device))
      // Under another name the service does not know it.
      const spoken = trouble === 'unknown-device' ? { ...device, device_name: `${device.device_name}x` } : device
      await fleet.plug({ ...spoken, profile, faults: trouble && faults[trouble] })
    },
    unplug: async (port) => fleet.unplug(port),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

function fleetInMemory(clock: Clock): { fleet: Fleet; bus: SerialBus } {
  const fleet = createFleet({ terminals: 'memory', clock, seed: SEED })
  const { bus } = fleet
  if (bus === undefined) throw new Error('a fleet in memory has a bus')
  return { fleet, bus }
}

/** Devices of an earlier practice may be taken already: a fresh one comes out of the box each time. */
async function registerFresh(serviceDir: string, first: number, profile: Profile | undefined) {
  await using storage = openStorage(serviceDir)
  for (let index = first; ; index += 1) {
    const device = identityOf(SEED, index)
    const added = await storage.addDevices([{ ...device, device_type: profile?.name.en }], 'refuse')
    if ('added' in added) return { device, index }
  }
}

/** An account nobody can sign in to. Taking again changes nothing. */
async function ownByAnother(serviceDir: string, device: DeviceIdentity): Promise<void> {
  await using storage = openStorage(serviceDir)
  const username = 'somebody else'
  const made = await storage.addAccount({ username, passwordHash: NOBODY, manager: true })
  const other = made ?? (await storage.account(username))
  if (other !== undefined) await storage.take(other.id, device)
}

/** The service room has no errors of the app's: what it refuses is said in their words. */
async function inOwnWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ServiceRefused)) throw error
    throw new ActivatorError(error.refusal.code, error.refusal.params, error)
  }
}

const secret = () => randomBytes(18).toString('base64url')
