/** 64 devices at once: against the bare script doing the same 64, and, with devices that take a second, against one. */
import { Bare } from '../bare.ts'
import { alternating, type Figure, median, ms, times, took } from '../figure.ts'
import { composed, type Ours } from '../ours.ts'
import { type Plugged, plugged, type Service, startedService, temporary } from '../world.ts'

const AT_ONCE = 64
const ROUNDS = 7
const SLOW_ROUNDS = 4
const SLOW_MS = 1000
const ALLOWED = 1.2

export async function manyDevices(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  using bare = new Bare(service, folder.path)
  await using ours = await composed(service, folder.path)
  return [await besideBare(service, bare, ours), await besideOne(service, ours)]
}

async function besideBare(service: Service, bare: Bare, ours: Ours): Promise<Figure> {
  await using fleet = await plugged(service, 2 * AT_ONCE * (ROUNDS + 1), { seed: 'many' })
  const left = [...fleet.devices]
  const batch = () => left.splice(0, AT_ONCE)
  const floorOnce = () => together(batch(), (device) => bare.activate(device))
  const oursOnce = () => together(batch(), (device) => ours.activate(device))
  await alternating(1, floorOnce, oursOnce)
  const measured = await alternating(ROUNDS, floorOnce, oursOnce)
  return row(`${AT_ONCE} at once, all proven`, median(measured.floor), median(measured.ours), measured)
}

async function besideOne(service: Service, ours: Ours): Promise<Figure> {
  await using fleet = await plugged(service, (AT_ONCE + 1) * SLOW_ROUNDS, { seed: 'slow', answerMs: SLOW_MS })
  const left = [...fleet.devices]
  const measured = await alternating(
    SLOW_ROUNDS,
    () => together(left.splice(0, 1), (device) => ours.activate(device)),
    () => together(left.splice(0, AT_ONCE), (device) => ours.activate(device)),
  )
  const what = `${AT_ONCE} that answer in 1 s, against one alone`
  return row(what, median(measured.floor), median(measured.ours), measured)
}

function together(devices: readonly Plugged[], activate: (device: Plugged) => Promise<void>): Promise<number> {
  return took(() => Promise.all(devices.map(activate)))
}

function row(what: string, floor: number, ours: number, measured: Figure['measured']): Figure {
  return {
    what,
    floor: ms(floor),
    ours: `${ms(ours)} (${times(ours / floor)})`,
    target: times(ALLOWED),
    holds: ours / floor <= ALLOWED,
    measured,
  }
}
