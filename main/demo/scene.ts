/** What the demonstration plays with: a service of its own, two accounts, and four devices with their troubles. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ActivatorError } from '../../app/errors.ts'
import type { SerialBus } from '../../app/outside.ts'
import { addAccount } from '../../service/accounts.ts'
import { registerDevices } from '../../service/devices-file.ts'
import { startService } from '../../service/server.ts'
import type { Fault } from '../../simulator/faults.ts'
import { createFleet, type Fleet } from '../../simulator/fleet.ts'
import { identityOf } from '../../simulator/identities.ts'
import { isSimulated } from '../../simulator/ports.ts'
import { openPseudoTerminal } from '../../simulator/pseudo-terminal.ts'
import { withFleet } from '../adapters/announced-ports.ts'
import { systemClock } from '../adapters/clock.ts'
import { createMemorySecrets } from '../adapters/memory-secrets.ts'
import { createNodeSender } from '../adapters/node-sender.ts'
import { createSerialBus } from '../adapters/serial-bus.ts'
import { type Cloud, type ComposedStation, composeCloud, composeStation } from '../compose.ts'
import { startLosingProxy } from './losing-proxy.ts'

export interface Scene extends AsyncDisposable {
  readonly fleet: Fleet
  /** Real serial ports to the program: pseudo-terminals. Else in memory. */
  readonly terminals: 'pseudo' | 'memory'
  readonly composed: ComposedStation
  readonly serviceUrl: string
  /** Its database lies here. */
  readonly serviceDir: string
}
export interface Part {
  readonly what: string
  readonly outcome: 'taken' | 'already-yours' | 'failed'
  readonly code?: 'OWNED_BY_OTHER'
  readonly faults?: readonly Fault[]
}

/** In the order they are plugged in. */
export const parts: readonly Part[] = [
  { what: 'a clean device', outcome: 'taken' },
  { what: 'boots noisily, in colours', outcome: 'taken', faults: [{ kind: 'boot', ms: 900 }] },
  { what: 'belongs to somebody else', outcome: 'failed', code: 'OWNED_BY_OTHER' },
  { what: 'the network will lose the answer to its take', outcome: 'taken' },
]
const OWNED_BY_OTHER = 2
const LOSES_THE_ANSWER = 3
export const ACCOUNT = 'demo'
export const OTHER_ACCOUNT = 'somebody else'
const SEED = 'demo'

/** @param onLost told when the network has lost the answer */
export async function setScene(onLost: () => void, signal: AbortSignal): Promise<Scene> {
  await using held = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'device-activator-demo-'))
  held.defer(() => rm(folder, { recursive: true, force: true }))
  const serviceDir = join(folder, 'service')
  const passwords = { [ACCOUNT]: secret(), [OTHER_ACCOUNT]: secret() }
  const [terminals] = await Promise.all([
    availableTerminals(),
    registerDevices(
      serviceDir,
      parts.map((_, index) => identityOf(SEED, index)),
    ),
  ])
  const service = await startService({ dataDir: serviceDir })
  held.defer(() => service.close())
  for (const [username, password] of Object.entries(passwords))
    await addAccount({ dataDir: serviceDir, username, password })
  const proxy = held.use(await startLosingProxy(service.url, identityOf(SEED, LOSES_THE_ANSWER).serial_number, onLost))

  const sender = held.use(createNodeSender())
  const cloudOf = (url: string, username: keyof typeof passwords): Cloud =>
    composeCloud({
      sender,
      service: { url: new URL('v1/', url).href },
      secrets: createMemorySecrets(),
      credentials: { username, password: passwords[username] ?? '' },
      whenSignedOut: 'fail',
    })
  await cloudOf(service.url, OTHER_ACCOUNT).access.take(identityOf(SEED, OWNED_BY_OTHER), crypto.randomUUID(), {
    signal,
  })

  const fleet = held.use(createFleet({ terminals, clock: systemClock, seed: SEED }))
  const { access } = cloudOf(proxy.url, ACCOUNT)
  const composed = held.use(await composeStation({ dataDir: folder, access, bus: simulatedOnly(fleet) }))
  const all = held.move()
  const serviceUrl = new URL('v1/', service.url).href
  return { fleet, terminals, composed, serviceUrl, serviceDir, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

/** The machine's own ports are left alone. */
function simulatedOnly(fleet: Fleet): SerialBus {
  const bus = withFleet(createSerialBus(), fleet)
  return { ...bus, list: async (signal) => (await bus.list(signal)).filter(isSimulated) }
}

async function availableTerminals(): Promise<'pseudo' | 'memory'> {
  try {
    const terminal = await openPseudoTerminal()
    terminal.close()
    return 'pseudo'
  } catch (error) {
    if (error instanceof ActivatorError) return 'memory'
    throw error
  }
}

const secret = () => randomBytes(18).toString('base64url')
