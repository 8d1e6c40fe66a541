/**
 * A device is plugged in or pulled out → the snapshot says so, against this process's own bare watch of the same folder.
 * A simulator in another process announces its ports by files, since the system tells nobody of pseudo-terminals; the
 * list that follows is the real one. And a simulator that is killed, of which no event tells.
 */
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Activator, Snapshot } from '../../app/api.ts'
import { type Figure, instant, median, more, ms, p99 } from '../figure.ts'
import { signedIn } from '../ours.ts'
import { ended, eventIn, program, startedService, temporary } from '../world.ts'

const ROUNDS = 60
const ALLOWED_MS = 50
const KILLS = 10
const WITHOUT_EVENT_MS = 1000
/** Devices do not come in step with what the program does at the moment. */
const PAUSE_MS = 150
const LIMIT_MS = 10_000

export async function hotPlug(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  await mkdir(join(folder.path, 'simulated-ports'))
  await using activator = await signedIn(service, folder.path)
  return [await withEvents(activator, folder.path), await withoutEvents(activator, folder.path)]
}

async function withEvents(activator: Activator, dataDir: string): Promise<Figure> {
  const { simulator, pluggedIn } = simulated(dataDir)
  await pluggedIn(activator)
  const measured = { floor: [] as number[], ours: [] as number[], after: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const plugging = round % 2 === 1
    await setTimeout(PAUSE_MS * (1 + Math.random()))
    const noticed = eventIn(join(dataDir, 'simulated-ports'), LIMIT_MS)
    const shown = whenShown(activator, ({ ports }) => ports.some(({ simulated }) => simulated) === plugging)
    const began = instant()
    simulator.stdin.write(plugging ? 'plug d1\n' : 'unplug d1\n')
    const [event, snapshot] = await Promise.all([noticed, shown])
    measured.floor.push(event - began)
    measured.ours.push(snapshot - began)
    measured.after.push(snapshot - event)
  }
  await ended(simulator)
  const after = median(measured.after)
  return {
    what: 'hot-plug: event → in the snapshot',
    floor: `${ms(median(measured.floor))} to the event`,
    ours: `${more(after)} (p99 ${more(p99(measured.after))})`,
    target: `+${ALLOWED_MS} ms`,
    holds: after <= ALLOWED_MS,
    measured,
  }
}

async function withoutEvents(activator: Activator, dataDir: string): Promise<Figure> {
  const waited: number[] = []
  for (let round = 0; round < KILLS; round += 1) {
    const { simulator, pluggedIn } = simulated(dataDir)
    await pluggedIn(activator)
    await setTimeout(WITHOUT_EVENT_MS * Math.random())
    const shown = whenShown(activator, ({ ports }) => !ports.some(({ simulated }) => simulated))
    const exit = once(simulator, 'exit')
    const began = instant()
    simulator.kill('SIGKILL')
    waited.push((await shown) - began)
    await exit
  }
  const most = Math.max(...waited)
  return {
    what: 'gone without an event → in the snapshot',
    floor: '–',
    ours: `${ms(median(waited))} (${ms(most)} at most)`,
    target: `${WITHOUT_EVENT_MS} ms`,
    holds: most <= WITHOUT_EVENT_MS,
    measured: { waited },
  }
}

/** One device in a process of its own, which takes orders. */
function simulated(dataDir: string) {
  const [simulator, lines] = program('main/cli/main.ts', ['simulate', '--json', '--data-dir', dataDir])
  return {
    simulator,
    async pluggedIn(activator: Activator) {
      const shown = whenShown(activator, ({ ports }) => ports.some((port) => port.simulated))
      await Promise.all([lines.next(), shown])
    },
  }
}

async function whenShown(activator: Activator, says: (snapshot: Snapshot) => boolean): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  using _told = activator.onSnapshot((snapshot) => {
    if (says(snapshot)) resolve(instant())
  })
  const late = AbortSignal.timeout(LIMIT_MS)
  late.addEventListener('abort', () => reject(new Error('the snapshot never said so')))
  return await promise
}
