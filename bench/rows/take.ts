/** A take at the service, against a bare fastify route doing the bare INSERT. Rates, many at once, kept connections. */
import { Agent, request } from 'node:http'
import type { Identity } from '../../app/ownership/record.ts'
import { registerDevices } from '../../service/devices-file.ts'
import { identityOf } from '../../simulator/identities.ts'
import { alternating, type Figure, median, ms, p99, times, took } from '../figure.ts'
import { ended, program, startedService, temporary } from '../world.ts'

const ROUNDS = 6
const TAKES = 1500
const AT_ONCE = 64
const WANTED = 0.5

export async function take(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  await using held = new AsyncDisposableStack()
  const [bare, lines] = program('bench/processes/bare-take.ts', [folder.path])
  held.defer(() => ended(bare))
  const bareUrl = String((await lines.next()).value)
  const devices = Array.from({ length: TAKES * (ROUNDS + 1) }, (_, index) => identityOf('take', index))
  await registerDevices(service.dataDir, devices)

  const left = { floor: [...devices], ours: [...devices] }
  const waits: number[] = []
  const floorOnce = () => rate(`${bareUrl}take`, '', left.floor.splice(0, TAKES), [])
  const oursOnce = () =>
    rate(`${service.url}v1/devices/take-ownership/`, service.token, left.ours.splice(0, TAKES), waits)
  await alternating(1, floorOnce, oursOnce)
  waits.length = 0
  const measured = await alternating(ROUNDS, floorOnce, oursOnce)
  const [floor, ours] = [median(measured.floor), median(measured.ours)]
  return [
    {
      what: `take at the service, SQLite, ${AT_ONCE} at once`,
      floor: `${floor.toFixed(0)} / s`,
      ours: `${ours.toFixed(0)} / s (${times(ours / floor)}; p99 ${ms(p99(waits))})`,
      target: `≥ ${times(WANTED)}`,
      holds: ours / floor >= WANTED,
      measured,
    },
  ]
}

/** @returns takes a second. @param waits gets the milliseconds of each */
async function rate(url: string, token: string, devices: Identity[], waits: number[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const count = devices.length
  const worker = async () => {
    for (let device = devices.pop(); device !== undefined; device = devices.pop()) {
      const body = JSON.stringify(device)
      waits.push(await took(() => post(url, agent, token, body)))
    }
  }
  const all = await took(() => Promise.all(Array.from({ length: AT_ONCE }, worker)))
  agent.destroy()
  return (count * 1000) / all
}

function post(url: string, agent: Agent, token: string, body: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => (answer.statusCode === 201 ? resolve() : reject(new Error(`${answer.statusCode}`))))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
