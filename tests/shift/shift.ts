/**
 * A shift at a station: devices come to its sockets one after the other, some with something wrong, while the service
 * restarts, the network is cut and the station itself is killed and started again. The person's part is played here.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Ownership } from '../../app/ownership/record.ts'
import { simulatedPorts } from '../../main/adapters/announced-ports.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { addAccount } from '../../service/accounts.ts'
import { registerDevices } from '../../service/devices-file.ts'
import { startService } from '../../service/server.ts'
import { announce } from '../../simulator/announcement.ts'
import { createFleet, type Fleet, type PluggedMember } from '../../simulator/fleet.ts'
import { startFaultProxy } from '../network/fault-proxy.ts'
import { profileNamed } from '../window/station.ts'
import { disagreements } from './agreement.ts'
import { Child, type Line } from './child.ts'
import { type Planned, planOf } from './plan.ts'

export interface ShiftOptions {
  readonly devices: number
  readonly sockets: number
  readonly kills: number
  readonly restarts: number
  readonly cuts: number
  readonly seed: string
}
export interface ShiftTold {
  readonly wrong: readonly string[]
  readonly hours: number
  readonly kept: number
  /** Milliseconds a socket was busy, by what was wrong with the device there. */
  readonly spent: ReadonlyMap<string, { readonly devices: number; readonly ms: number }>
}
const PASSWORD = 'correct horse'
const CUT_MS = 2500
/** A person waits no longer than that for one device. */
const PATIENCE_MS = 90_000

export async function workShift(options: ShiftOptions): Promise<ShiftTold> {
  const { devices, sockets, seed } = options
  await using held = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'shift-'))
  held.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  const dataDir = join(folder, 'station')
  const serviceDir = join(folder, 'service')
  const plan = planOf(seed, devices)
  for (const username of ['anna', 'bert']) await addAccount({ dataDir: serviceDir, username, password: PASSWORD })
  const known = plan.filter(({ trouble }) => trouble !== 'unknown')
  await registerDevices(
    serviceDir,
    known.map(({ identity }) => ({ ...identity, device_type: 'Tracker' })),
  )
  let service = await startService({ dataDir: serviceDir })
  held.defer(() => service.close())
  const network = held.use(await startFaultProxy({ target: service.url }))
  const { port } = new URL(service.url)
  for (const { identity, trouble } of plan) if (trouble === 'owned-by-other') await take(service.url, 'bert', identity)
  const fleet = held.use(createFleet({ terminals: 'pseudo', clock: systemClock, seed }))
  held.use(announce(fleet, simulatedPorts(dataDir)))
  const list = join(folder, 'packing-list.csv')
  await writeFile(list, `Serial number\n${plan.map(({ identity }) => identity.serial_number).join('\n')}\n`)

  const profile = await profileNamed('json-line', dataDir)
  const station = held.use(new Station(dataDir, `${network.url}v1/`))
  station.start('start', '--name', 'Shift', '--list', list, '--unlisted', 'refuse', '--watch')
  const events = eventsOf(options)
  const spent = new Map<string, { devices: number; ms: number }>()
  const began = performance.now()
  let ended = 0
  let kept = 0
  const queue = plan.values()
  const atSocket = async (socket: number) => {
    for (const one of queue) {
      const since = performance.now()
      if ((await work(fleet, station, one, profile, socket)) === 'kept') kept += 1
      ended += 1
      const sum = spent.get(one.trouble ?? 'sound') ?? { devices: 0, ms: 0 }
      spent.set(one.trouble ?? 'sound', { devices: sum.devices + 1, ms: sum.ms + performance.now() - since })
      const event = events.get(ended)
      if (event === 'kill') await station.killed()
      if (event === 'cut') {
        network.always({ kind: 'reset' })
        systemClock.sleep(CUT_MS, new AbortController().signal).then(
          () => network.always(undefined),
          () => undefined,
        )
      }
      if (event === 'restart') {
        await service.close()
        service = await startService({ dataDir: serviceDir, port: Number(port) })
      }
    }
  }
  await Promise.all(Array.from({ length: sockets }, (_, index) => atSocket(index + 1)))
  const hours = (performance.now() - began) / 3_600_000
  network.always(undefined)
  await station.over()
  await station.finish()
  const owned = await ownershipsOf(service.url, 'anna')
  return { wrong: await disagreements(dataDir, plan, owned), hours, kept, spent }
}

/** After so many devices. Spread evenly, in turn. */
function eventsOf({ devices, kills, restarts, cuts }: ShiftOptions): ReadonlyMap<number, 'kill' | 'cut' | 'restart'> {
  const all = [
    ...Array.from({ length: kills }, (_, index) => [(index + 0.5) / kills, 'kill'] as const),
    ...Array.from({ length: restarts }, (_, index) => [(index + 0.3) / restarts, 'restart'] as const),
    ...Array.from({ length: cuts }, (_, index) => [(index + 0.7) / cuts, 'cut'] as const),
  ]
  return new Map(all.map(([share, event]) => [Math.max(1, Math.floor(share * devices)), event]))
}

/** One device, from plugging in until it may go. Pulled out by itself, it is mended and comes once more. */
async function work(
  fleet: Fleet,
  station: Station,
  planned: Planned,
  profile: PluggedMember['device']['profile'],
  socket: number,
) {
  const { identity, faults, trouble, fails } = planned
  const member = await plugged(station, planned, () => fleet.plug({ ...identity, profile, faults }, socket))
  // Whoever is there sees it come off, even where the station is just being started again.
  let how = await (trouble === 'unplug' ? cameOff(fleet, member) : member.outcome)
  // Told to plug it in again, a person does.
  for (let times = 0; how === 'failed' && fails.length === 0 && times < MOST_TIMES; times += 1) {
    await pulledOut(fleet, member.name)
    if (trouble === 'unplug') fleet.fault(member.name, [])
    how = await (await plugged(station, planned, () => fleet.replug(member.name))).outcome
  }
  await pulledOut(fleet, member.name)
  return how
}
const MOST_TIMES = 3

/** Resolves when it has pulled itself out. */
async function cameOff(fleet: Fleet, { name, outcome }: { readonly name: string; readonly outcome: Promise<unknown> }) {
  // Nobody waits for what the station says of it.
  outcome.catch(() => undefined)
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => {
    if (fleet.members.find((one) => one.name === name)?.port === undefined) resolve()
  }
  using _changes = fleet.onChange(look)
  look()
  await promise
  return 'failed' as const
}

/** No hand is quicker than that: a socket is empty for a moment before the next device comes. */
async function pulledOut(fleet: Fleet, name: string): Promise<void> {
  fleet.unplug(name)
  await setTimeout(HAND_MS)
}
const HAND_MS = 700

async function plugged(station: Station, planned: Planned, plug: () => Promise<PluggedMember>) {
  const { name, port } = await plug()
  return { name, outcome: station.outcomeOf(planned, port.path) }
}

/** What a person sees at the socket: it may go, it may go and is finished later, or something is wrong with it. */
type How = 'done' | 'kept' | 'failed'

interface Waiting {
  readonly planned: Planned
  readonly path: string
  readonly heard: (how: How) => void
}

/** The program at work, through all its lives. */
class Station implements AsyncDisposable {
  readonly #argv: readonly string[]
  /** Oldest first: a path that is free again may be another device's before everybody has heard of the first. */
  readonly #waiting: Waiting[] = []
  /** For whoever looks into what went wrong. */
  readonly #said: Line[] = []
  #child: Child | undefined

  constructor(dataDir: string, service: string) {
    this.#argv = ['--data-dir', dataDir, '--service', service]
  }

  start(...argv: readonly string[]): void {
    const env = { DEVICE_ACTIVATOR_USERNAME: 'anna', DEVICE_ACTIVATOR_PASSWORD: PASSWORD }
    this.#child = new Child(['batch', ...argv, ...this.#argv], env, (line) => this.#heard(line))
  }

  async killed(): Promise<void> {
    await this.#child?.kill()
    this.start('resume', '--watch')
  }

  /** The list is not complete, so a person ends it. */
  async over(): Promise<void> {
    await this.#child?.kill('SIGINT')
  }

  /** What was kept, and what was left open, without any device. */
  async finish(): Promise<void> {
    this.start('resume')
    await this.#child?.exited
  }

  /** @throws when nothing came of it for so long that a person would call for help */
  outcomeOf(planned: Planned, path: string): Promise<How> {
    const { promise, resolve, reject } = Promise.withResolvers<How>()
    const late = globalThis.setTimeout(() => {
      const said = this.#said.filter((line) => line.port === path).slice(-8)
      reject(
        new Error(
          `nothing came of ${path}: ${JSON.stringify({ planned, said }, undefined, 1)}\n${this.#child?.stderr}`,
        ),
      )
    }, PATIENCE_MS)
    const waiting = { planned, path, heard: resolve }
    this.#waiting.push(waiting)
    return promise.finally(() => {
      clearTimeout(late)
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child?.[Symbol.asyncDispose]()
  }

  /** One that was kept ends later, when another device has its port: whoever is named is meant. */
  #heard(line: Line): void {
    const { event, port, kept, serial_number: serial } = line
    const isKept = event === 'state' && kept === true
    this.#said.push(line)
    if (event !== 'result' && !isKept) return
    const isMeant = ({ path, planned: { identity, trouble } }: Waiting) =>
      path === port && (serial === undefined || serial === identity.serial_number || trouble === 'changing-identity')
    const waiting = this.#waiting.find(isMeant)
    waiting?.heard(isKept ? 'kept' : howOf(line))
  }
}

async function tokenOf(service: string, username: string): Promise<string> {
  const form = { grant_type: 'password', username, password: PASSWORD, client_id: 'device-activator' }
  const answer = await fetch(new URL('oauth2/token/', service), { method: 'POST', body: new URLSearchParams(form) })
  const { access_token } = (await answer.json()) as { access_token: string } // the contract says so
  return access_token
}

async function take(service: string, username: string, identity: object): Promise<void> {
  const headers = { authorization: `Bearer ${await tokenOf(service, username)}`, 'content-type': 'application/json' }
  const to = new URL('v1/devices/take-ownership/', service)
  const answer = await fetch(to, { method: 'POST', headers, body: JSON.stringify(identity) })
  if (!answer.ok) throw new Error(`take: ${answer.status} ${await answer.text()}`)
}

async function ownershipsOf(service: string, username: string): Promise<readonly Ownership[]> {
  const headers = { authorization: `Bearer ${await tokenOf(service, username)}` }
  const all: Ownership[] = []
  for (let page = 1, isLast = false; !isLast; page += 1) {
    const answer = await fetch(new URL(`v1/device-ownerships/?page_size=100&page=${page}`, service), { headers })
    const found = (await answer.json()) as { results: Ownership[]; next: unknown } // the contract says so
    all.push(...found.results)
    isLast = found.next === null
  }
  return all
}

function howOf({ outcome, failure }: Line): How {
  // It was done before the station was killed.
  const isDone =
    failure !== null && typeof failure === 'object' && 'code' in failure && failure.code === 'ALREADY_IN_BATCH'
  return outcome === 'failed' && !isDone ? 'failed' : 'done'
}
