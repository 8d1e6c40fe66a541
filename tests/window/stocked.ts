/** A service in which one account owns many devices, behind a network that can go bad, and the browser host over it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import type { Ownership } from '../../app/ownership/record.ts'
import { addAccount } from '../../service/accounts.ts'
import { startService } from '../../service/server.ts'
import { openStorage } from '../../service/storage-sqlite.ts'
import { type FaultProxy, startFaultProxy } from '../network/fault-proxy.ts'
import { type BrowserHost, openBrowserOn } from './opened-host.ts'
import { anna } from './station.ts'

const types = ['Vest tracker', 'Wall gateway', 'Battery sensor']

export interface Stocked extends AsyncDisposable {
  readonly host: BrowserHost
  readonly network: FaultProxy
  /** Everything anna has or had, as the service keeps it. */
  owned(): Promise<readonly Ownership[]>
}

export async function openStocked(count: number, chromium: Browser): Promise<Stocked> {
  await using held = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'activator-stocked-'))
  held.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  const serviceDir = join(folder, 'service')
  await stock(serviceDir, count)
  const service = await startService({ dataDir: serviceDir })
  held.defer(() => service.close())
  const network = held.use(await startFaultProxy({ target: service.url }))
  const host = held.use(await openBrowserOn(join(folder, 'data'), chromium))
  await host.run({ command: 'sign-in', ...anna, service: `${network.url}v1/` })
  const all = held.move()
  return {
    host,
    network,
    owned: () => ownedIn(serviceDir),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

/** Serial numbers 000000, 000001 …, taken in this order. */
async function stock(dataDir: string, count: number): Promise<void> {
  await addAccount({ dataDir, ...anna })
  await using storage = openStorage(dataDir)
  const devices = Array.from({ length: count }, (_, n) => ({
    serial_number: String(n).padStart(6, '0'),
    device_name: (0xa1b2c3d40000 + n * 7919).toString(16),
    device_type: types[n % types.length],
  }))
  await storage.addDevices(devices, 'refuse')
  const account = await storage.account(anna.username)
  if (account === undefined) throw new Error('anna was just added')
  await Promise.all(devices.map((device) => storage.take(account.id, device)))
}

async function ownedIn(dataDir: string): Promise<readonly Ownership[]> {
  await using storage = openStorage(dataDir)
  const account = await storage.account(anna.username)
  if (account === undefined) throw new Error('anna has an account')
  const { rows } = await storage.ownerships(account.id, { ordering: [], offset: 0, limit: 20_000 })
  return rows
}
