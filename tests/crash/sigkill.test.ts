/**
 * The station and the service are killed (SIGKILL) at random moments, hundreds of times, while devices are activated.
 * In the end the service, the journal and a rerun agree: each device is owned once.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PUBLIC_CLIENT } from '../../app/ownership/contract.ts'
import { tokenSchema } from '../../app/ownership/record.ts'
import { readJournal } from '../../main/adapters/journal.ts'
import { brokenAt, CHAIN_START } from '../../main/adapters/journal-chain.ts'
import { addAccount } from '../../service/accounts.ts'
import { addDevices } from '../../service/devices-file.ts'
import { devicesCsv, identityOf } from './devices.ts'

const KILLS = 200
const DEVICES = 600
/** Every so many kills the service is killed too, while it has work. */
const SERVICE_EVERY = 5

let folder: string
const children = new Set<ChildProcess>()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sigkill-'))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const stationDir = () => join(folder, 'station')
const serviceDir = () => join(folder, 'service')

it(`owns each of ${DEVICES} devices once after ${KILLS} kills`, { timeout: 600_000 }, async () => {
  await addAccount({ dataDir: serviceDir(), username: 'ada', password: 'correct horse' })
  await addDevices({ dataDir: serviceDir(), csv: new TextEncoder().encode(devicesCsv(DEVICES)) })
  let service = await startService(0)
  const token = await signIn(service.url)
  let kills = 0
  for (; kills < KILLS; kills += 1) {
    const station = startStation(service.url, token)
    await station.ready
    // From "just started" to "in the middle of the fourth device": uniformly, since no moment is safer than another.
    const finished = await Promise.race([station.exited.then(() => true), setTimeout(Math.random() * 60, false)])
    if (finished) break
    if (kills % SERVICE_EVERY === 0) {
      await kill(service.child)
      await kill(station.child)
      service = await startService(service.port)
    } else await kill(station.child)
  }
  const last = startStation(service.url, token)
  expect(await last.exited, 'the run that nobody kills').toBe(0)
  await kill(service.child)

  expect(kills, 'devices ran out before the kills did: give it more').toBeGreaterThanOrEqual(KILLS)
  agree()
})

/** What the service has, what the journal says, and what was asked for. */
function agree(): void {
  using database = new DatabaseSync(join(serviceDir(), 'ownership-service.sqlite'), { readOnly: true })
  const owned = database
    .prepare('select d.serial_number from ownerships o join devices d on d.id = o.device_id order by d.serial_number')
    .all()
    .map(({ serial_number }) => serial_number)
  expect(owned, 'each device owned exactly once').toEqual(
    Array.from({ length: DEVICES }, (_, index) => identityOf(index).serial_number),
  )

  using journal = readJournal(stationDir())
  const stored = [...journal.entries()]
  const links = stored.map(({ sequence, at, entry, hash }) => ({ sequence, at, body: JSON.stringify(entry), hash }))
  expect(brokenAt(links, { hash: CHAIN_START, sequence: 0 }), 'the chain holds').toBeUndefined()
  expect([...journal.entries({ open: true })], 'no intent is left open').toEqual([])
  const results = stored.map(({ entry }) => entry).filter((entry) => entry.kind === 'result' && entry.owned === 'yes')
  const told = new Set(results.map((entry) => entry.kind === 'result' && entry.identity?.serial_number))
  expect(told.size, 'each device has a result that says it is owned').toBe(DEVICES)
}

interface Station {
  readonly child: ChildProcess
  readonly ready: Promise<unknown>
  readonly exited: Promise<number | null>
}

function startStation(url: string, token: string): Station {
  const child = run('./station-process.ts', stationDir(), url, String(DEVICES), token)
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ready: Promise.race([firstLine(child), exited]), exited }
}

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    username: 'ada',
    password: 'correct horse',
    client_id: PUBLIC_CLIENT,
  })
  const answer = await fetch(`${url}oauth2/token/`, { method: 'POST', body })
  return tokenSchema.parse(await answer.json()).access_token
}

async function startService(port: number): Promise<{ child: ChildProcess; url: string; port: number }> {
  const child = run('./service-process.ts', serviceDir(), String(port))
  const url = await firstLine(child)
  return { child, url, port: Number(new URL(url).port) }
}

function run(script: string, ...args: string[]): ChildProcess {
  const file = new URL(script, import.meta.url).pathname
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no standard output')
  const lines = createInterface({ input: child.stdout })
  const [line] = await once(lines, 'line')
  return String(line)
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
