/** Launcher start → first serial byte, against a bare script that imports serialport, opens and writes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openPseudoTerminal } from '../../simulator/pseudo-terminal.ts'
import { alternating, type Figure, median, more, ms, p99 } from '../figure.ts'
import { installed } from '../installed.ts'
import { root, type Service, startedService, temporary } from '../world.ts'

const ROUNDS = 20
const ALLOWED_MS = 150

export async function start(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  await using packed = await installed()
  const options = ['--service', `${service.url}v1/`, '--data-dir', folder.path, '--profile', 'json-line', '--json']
  const activate = (path: string) => ['activate', '--port', path, ...options]
  return [
    await row('checkout', service, (path) => [join(root, 'main/launch.mjs'), 'cli', ...activate(path)]),
    await row('installed', service, (path) => [packed.bin, ...activate(path)]),
  ]
}

async function row(which: string, service: Service, program: (path: string) => string[]): Promise<Figure> {
  const floorOnce = () => firstByte((path) => [join(root, 'bench/processes/first-byte.mjs'), path], service)
  const oursOnce = () => firstByte(program, service)
  // The first start fills the compile cache, as the first start after an update does.
  await alternating(2, floorOnce, oursOnce)
  const measured = await alternating(ROUNDS, floorOnce, oursOnce)
  const [floor, own] = [median(measured.floor), median(measured.ours)]
  return {
    what: `launcher start → first serial byte, ${which}`,
    floor: ms(floor),
    ours: `${ms(own)} (${more(own - floor)}; p99 ${ms(p99(measured.ours))})`,
    target: `+${ALLOWED_MS} ms`,
    holds: own - floor <= ALLOWED_MS,
    measured,
  }
}

async function firstByte(program: (path: string) => string[], { token }: Service): Promise<number> {
  const terminal = await openPseudoTerminal()
  const heard = new Promise<number>((resolve) => terminal.onBytes(() => resolve(performance.now())))
  const args = program(terminal.path)
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, DEVICE_ACTIVATOR_TOKEN: token },
  })
  const exit = once(child, 'exit')
  try {
    const first = await Promise.race([heard, exit.then(([code]) => `it ended with ${code}`)])
    if (typeof first === 'string') throw new Error(`${first} before it wrote: ${args.join(' ')}`)
    return first - began
  } finally {
    child.kill('SIGTERM')
    await exit
    terminal.close()
  }
}
