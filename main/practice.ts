/** Practice: the embedded service and simulated devices, apart from everything real. Works without a network. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ActivatorError } from '../app/errors.ts'
import type { Clock, Log, SerialBus } from '../app/outside.ts'
import { registerDevices } from '../service/devices-file.ts'
import { NOBODY } from '../service/passwords.ts'
import { ServiceRefused } from '../service/refused.ts'
import { startService } from '../service/server.ts'
import { openStorage } from '../service/storage-sqlite.ts'
import type { DeviceOptions } from '../simulator/device.ts'
import { createFleet, type Fleet } from '../simulator/fleet.ts'
import { type DeviceIdentity, identityOf } from '../simulator/identities.ts'

export interface Practice extends AsyncDisposable {
  /** Ends in /v1/. */
  readonly serviceUrl: string
  readonly account: { readonly username: string; readonly password: string }
  readonly bus: SerialBus
  /** One more device, as it comes out of the box. */
  plug(asked?: { readonly profile?: string | undefined }): Promise<void>
  unplug(port: string): Promise<void>
}

const SEED = 'practice'
/** The devices a person begins with: two that are well, and the two troubles met most. */
const READY = [0, 1]
const OWNED_BY_ANOTHER = 2
const SILENT = 3
const FIRST_MORE = 4

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
  await inOwnWords(() => firstDevices(serviceDir, fleet))
  const all = held.move()
  let next = FIRST_MORE
  return {
    serviceUrl: new URL('v1/', service.url).href,
    account,
    bus,
    async plug() {
      const device = identityOf(SEED, next)
      next += 1
      await inOwnWords(() => registerDevices(serviceDir, [device]))
      await fleet.plug(device)
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

async function firstDevices(serviceDir: string, fleet: Fleet): Promise<void> {
  const devices = [...READY, OWNED_BY_ANOTHER, SILENT].map((index) => ({ index, ...identityOf(SEED, index) }))
  await registerDevices(serviceDir, devices)
  await ownByAnother(serviceDir, identityOf(SEED, OWNED_BY_ANOTHER))
  const silent: Partial<DeviceOptions> = { faults: [{ kind: 'silent' }] }
  for (const { index, ...device } of devices) await fleet.plug({ ...device, ...(index === SILENT && silent) })
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
