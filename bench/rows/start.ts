/** Launcher start → first serial byte, against a bare script that imports serialport, opens and writes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openPseudoTerminal } from '../../simulator/pseudo-terminal.ts'
import { alternating, type Figure, median, more, ms, p99 } from '../figure.ts'
import { root, type Service, startedService, temporary } from '../world.ts'

const ROUNDS = 20
const ALLOWED_MS = 150

export async function start(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  const ours = (path: string) => {
    const options = ['--service', `${service.url}v1/`, '--data-dir', folder.path, '--profile', 'json-line', '--json']
    return ['main/launch.mjs', 'cli', 'activate', '--port', path, ...options]
  }
  const bare = (path: string) => ['bench/processes/first-byte.mjs', path]
  // The first start fills the compile cache, as the first start after an update does.
  await alternating(
    2,
    () => firstByte(bare, service),
    () => firstByte(ours, service),
  )
  const measured = await alternating(
    ROUNDS,
    () => firstByte(bare, service),
    () => firstByte(ours, service),
  )
  const [floor, own] = [median(measured.floor), median(measured.ours)]
  return [
    {
      what: 'launcher start → first serial byte',
      floor: ms(floor),
      ours: `${ms(own)} (${more(own - floor)}; p99 ${ms(p99(measured.ours))})`,
      target: `+${ALLOWED_MS} ms`,
      holds: own - floor <= ALLOWED_MS,
      measured,
    },
  ]
}

async function firstByte(program: (path: string) => string[], { token }: Service): Promise<number> {
  const terminal = await openPseudoTerminal()
  const heard = new Promise<number>((resolve) => terminal.onBytes(() => resolve(performance.now())))
  const [file = '', ...args] = program(terminal.path)
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, file), ...args], {
    stdio: 'ignore',
    env: { ...process.env, DEVICE_ACTIVATOR_TOKEN: token },
  })
  const exit = once(child, 'exit')
  try {
    const first = await Promise.race([heard, exit.then(([code]) => `ended with ${code}`)])
    if (typeof first === 'string') throw new Error(`${file} ${first} before it wrote`)
    return first - began
  } finally {
    child.kill('SIGTERM')
    await exit
    terminal.close()
  }
}
