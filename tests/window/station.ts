/**
 * Where stories take place: a data folder, devices on serial ports of their own, and a service with accounts behind a
 * network that can go bad. All of it real but for the devices.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Profile } from '../../app/device/profile.ts'
import type { Identity } from '../../app/ownership/record.ts'
import { simulatedPorts } from '../../main/adapters/announced-ports.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { openProfiles } from '../../main/adapters/profiles.ts'
import { addAccount } from '../../service/accounts.ts'
import { registerDevices } from '../../service/devices-file.ts'
import { type RunningService, startService } from '../../service/server.ts'
import { announce } from '../../simulator/announcement.ts'
import type { Fault } from '../../simulator/faults.ts'
import { createFleet, type PluggedMember } from '../../simulator/fleet.ts'
import { identityOf } from '../../simulator/identities.ts'
import { type FaultProxy, startFaultProxy } from '../network/fault-proxy.ts'
import { shippedProfiles } from './places.ts'

export const anna = { username: 'anna', password: 'correct horse' }
/** May sign in, and own nothing. */
export const carl = { username: 'carl', password: 'correct horse' }
const bert = { username: 'bert', password: 'correct horse' }

export interface PlugOptions {
  /** `unknown`: the service does not know it; `bert`: somebody else owns it. Left out: as it comes out of the box. */
  readonly as?: 'unknown' | 'bert'
  readonly faults?: readonly Fault[]
  readonly identity?: Partial<Identity>
}

export interface Station extends AsyncDisposable {
  readonly dataDir: string
  /** What the app is given: through the bad network. Ends in /v1/. */
  readonly address: string
  readonly network: FaultProxy
  readonly service: RunningService
  /** One more device. @param profile id of a shipped or dropped-in one */
  plug(profile: string, options?: PlugOptions): Promise<PluggedMember>
  unplug(device: PluggedMember): void
  /** Pulled out, where it is still in, and plugged in again. */
  replug(device: PluggedMember): Promise<PluggedMember>
  /** Makes it known to the service. */
  register(device: PluggedMember): Promise<void>
  /** Its owner gives it back. */
  release(device: PluggedMember): Promise<void>
  /** From now on; none makes it sound. */
  fault(device: PluggedMember, ...faults: readonly Fault[]): void
}

export async function openStation(seed: string): Promise<Station> {
  await using held = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'activator-station-'))
  held.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  const dataDir = join(folder, 'data')
  const serviceDir = join(folder, 'service')
  for (const account of [anna, bert]) await addAccount({ dataDir: serviceDir, ...account })
  await addAccount({ dataDir: serviceDir, ...carl, manager: false })
  const service = await startService({ dataDir: serviceDir })
  held.defer(() => service.close())
  const network = held.use(await startFaultProxy({ target: service.url }))
  const fleet = held.use(createFleet({ terminals: 'pseudo', clock: systemClock, seed }))
  held.use(announce(fleet, simulatedPorts(dataDir)))
  const all = held.move()
  let index = 0
  return {
    dataDir,
    address: `${network.url}v1/`,
    network,
    service,
    async plug(id, { as, faults, identity } = {}) {
      const profile = await profileNamed(id, dataDir)
      const device = { ...identityOf(seed, index), ...identity }
      index += 1
      if (as !== 'unknown') await registerDevices(serviceDir, [{ ...device, device_type: profile.name.en }])
      if (as === 'bert') await takeAs(bert, service.url, device)
      return await fleet.plug({ ...device, profile, faults })
    },
    unplug: ({ name }) => fleet.unplug(name),
    replug: ({ name }) => fleet.replug(name),
    register: ({ device }) => registerDevices(serviceDir, [device.identity]),
    release: ({ device }) => releaseAs(bert, service.url, device.identity),
    fault: ({ name }, ...faults) => fleet.fault(name, faults),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

export async function profileNamed(id: string, dataDir: string): Promise<Profile> {
  using profiles = await openProfiles({ shipped: shippedProfiles, added: join(dataDir, 'profiles') })
  const found = profiles.current.profiles.find((profile) => profile.id === id)
  if (found === undefined) throw new Error(`no profile ${id}`)
  return found
}

/** Past the app, as another program would. */
async function takeAs(account: typeof bert, service: string, device: Identity): Promise<void> {
  await post(account, service, 'v1/devices/take-ownership/', device)
}

async function releaseAs(account: typeof bert, service: string, { serial_number }: Identity): Promise<void> {
  const token = await tokenOf(account, service)
  const asked = new URL(`v1/device-ownerships/?serial_number=${serial_number}&current=true`, service)
  const found = await fetch(asked, { headers: { authorization: `Bearer ${token}` } })
  const { results } = (await found.json()) as { results: { device: number }[] } // the contract says so
  for (const { device } of results) await post(account, service, `v1/devices/${device}/release-ownership/`, {})
}

async function post(account: typeof bert, service: string, path: string, body: object): Promise<void> {
  const authorization = `Bearer ${await tokenOf(account, service)}`
  const headers = { authorization, 'content-type': 'application/json' }
  const answer = await fetch(new URL(path, service), { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

async function tokenOf({ username, password }: typeof bert, service: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username, password, client_id: 'device-activator' })
  const answer = await fetch(new URL('oauth2/token/', service), { method: 'POST', body: form })
  const { access_token } = (await answer.json()) as { access_token: string } // the contract says so
  return access_token
}
