/**
 * Real USB, by hand: pulls out adapters whose devices stream without a pause. The kernel then tells a reader nothing, and
 * serialport alone reads on for ever: each port must be known to be gone, let go of, and cost nothing afterwards.
 *
 *   node tests/hardware/unplug.ts [--rounds 15]
 *
 * For a Linux guest with an emulated USB bus whose `usb-rig` understands `plug ID` and `unplug ID`, and whose devices send
 * all the time.
 */
import { execFile } from 'node:child_process'
import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { watchGone } from '../../app/device/gone.ts'
import { isError } from '../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } })
const run = promisify(execFile)
const LIMIT_MS = 30_000
const settings = { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, dtr: 'leave', rts: 'leave' } as const
const caps = { line: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY }

const bus = createSerialBus()
let failed = 0
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const port = await plugged(bus, `stream${round}`)
  const link = await bus.open(port.path, settings, AbortSignal.timeout(LIMIT_MS))
  using gone = watchGone(bus, port, link)
  let bytes = 0
  const streaming = Promise.withResolvers<void>()
  const heard = (chunk: Uint8Array) => {
    bytes += chunk.length
    if (bytes > 500) streaming.resolve()
  }
  let closed = false
  using _ear = link.listen({ cut: 'raw', caps }, { heard, closed: () => (closed = true) })
  await Promise.race([streaming.promise, setTimeout(LIMIT_MS)])
  const before = performance.now()
  const known = new Promise<boolean>((resolve) => gone.signal.addEventListener('abort', () => resolve(true)))
  await run('usb-rig', ['unplug', `stream${round}`])
  const noticed = await Promise.race([known, setTimeout(LIMIT_MS, false)])
  const after = performance.now() - before
  await link[Symbol.asyncDispose]()
  const written = await link.write(Uint8Array.of(1), AbortSignal.timeout(5000)).catch((error: unknown) => error)
  const { user, system } = process.cpuUsage()
  await setTimeout(1000)
  const spent = process.cpuUsage({ user, system })
  const busy = (spent.user + spent.system) / 1e6
  const fine = noticed && closed && bytes > 500 && isError(written, 'PORT_GONE') && !isHeld(port.path) && busy < 0.7
  if (!fine) failed += 1
  console.log(
    `${fine ? 'ok ' : 'NOT'} round ${round}: ${bytes} bytes, gone ${noticed} after ${after.toFixed(0)} ms, ` +
      `closed ${closed}, held ${isHeld(port.path)}, ${(busy * 100).toFixed(0)} % of a core afterwards`,
  )
}
console.log(`${values.rounds} rounds, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function plugged(from: SerialBus, id: string): Promise<PortInfo> {
  const known = new Set((await from.list(AbortSignal.timeout(LIMIT_MS))).map(({ path }) => path))
  await run('usb-rig', ['plug', id])
  const until = performance.now() + LIMIT_MS
  while (performance.now() < until) {
    const found = (await from.list(AbortSignal.timeout(LIMIT_MS))).find(({ path }) => !known.has(path))
    if (found !== undefined) return found
  }
  throw new Error(`${id} was plugged in and is not listed`)
}

/** A descriptor of this process on the port, or on the device that was there. */
function isHeld(path: string): boolean {
  return readdirSync('/proc/self/fd').some((descriptor) => linkOf(descriptor).startsWith(path))
}
function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    // The one that the folder itself was read by.
    return ''
  }
}
