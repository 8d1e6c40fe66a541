/** Practice: the embedded service and simulated devices, apart from everything real. Works without a network. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ActivatorError } from '../app/errors.ts'
import type { Clock, Log, SerialBus } from '../app/outside.ts'
import { PUBLIC_CLIENT, routes } from '../app/ownership/contract.ts'
import { tokenSchema } from '../app/ownership/record.ts'
import { addAccount } from '../service/accounts.ts'
import { registerDevices } from '../service/devices-file.ts'
import { ServiceRefused } from '../service/refused.ts'
import { type RunningService, startService } from '../service/server.ts'
import type { DeviceOptions } from '../simulator/device.ts'
import { createFleet, type Fleet } from '../simulator/fleet.ts'
import { type DeviceIdentity, identityOf } from '../simulator/identities.ts'

export interface Practice extends AsyncDisposable {
  /** Ends in /v1/. */
  readonly serviceUrl: string
  readonly account: { readonly username: string; readonly password: string }
  readonly bus: SerialBus
  /** One more device, as it comes out of the box. */
  plug(): Promise<void>
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
  const service = await started({ dataDir: serviceDir, practiceAccount: account, log })
  held.defer(() => service.close())
  const fleet = held.use(createFleet({ terminals: 'memory', clock, seed: SEED }))
  const { bus } = fleet
  if (bus === undefined) throw new Error('a fleet in memory has a bus')
  const register = (device: DeviceIdentity) => registerDevices(serviceDir, [device])
  await plugFirst(fleet, register)
  await ownByAnother(service, serviceDir, identityOf(SEED, OWNED_BY_ANOTHER))
  const all = held.move()
  let next = FIRST_MORE
  return {
    serviceUrl: new URL('v1/', service.url).href,
    account,
    bus,
    async plug() {
      const device = identityOf(SEED, next)
      next += 1
      await register(device)
      await fleet.plug(device)
    },
    unplug: async (port) => fleet.unplug(port),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

async function plugFirst(fleet: Fleet, register: (device: DeviceIdentity) => Promise<void>): Promise<void> {
  const faults: Partial<DeviceOptions> = { faults: [{ kind: 'silent' }] }
  for (const index of [...READY, OWNED_BY_ANOTHER, SILENT]) {
    const device = identityOf(SEED, index)
    await register(device)
    await fleet.plug({ ...device, ...(index === SILENT && faults) })
  }
}

/** Signs in as somebody else and takes it, through the front door like anybody. Taking again changes nothing. */
async function ownByAnother({ url }: RunningService, dataDir: string, device: DeviceIdentity): Promise<void> {
  const other = { username: `another-${secret()}`, password: secret() }
  const answer = await post(new URL(routes.token, url), {
    headers: {},
    body: new URLSearchParams({ grant_type: 'password', client_id: PUBLIC_CLIENT, ...(await made(dataDir, other)) }),
  })
  const { access_token } = tokenSchema.parse(await answer.json())
  await post(new URL(`v1/${routes.take}`, url), {
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ serial_number: device.serial_number, device_name: device.device_name }),
  })
}

async function made(dataDir: string, account: { username: string; password: string }) {
  await addAccount({ dataDir, ...account })
  return account
}

const LIMIT_MS = 10_000

async function post(url: URL, request: { headers: Record<string, string>; body: string | URLSearchParams }) {
  return await fetch(url, { method: 'POST', ...request, redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) })
}

async function started(options: Parameters<typeof startService>[0]): Promise<RunningService> {
  try {
    return await startService(options)
  } catch (error) {
    if (!(error instanceof ServiceRefused)) throw error
    throw new ActivatorError(error.refusal.code, error.refusal.params, error)
  }
}

const secret = () => randomBytes(18).toString('base64url')
