/** A port appears → the device is owned and proven. */

import { Bare } from '../bare.ts'
import { alternating, type Figure, median, more, ms, p99, took } from '../figure.ts'
import { composed } from '../ours.ts'
import { plugged, startedService, temporary } from '../world.ts'

const ROUNDS = 200
const WARM_UP = 10

export async function oneDevice(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  await using fleet = await plugged(service, 2 * (ROUNDS + WARM_UP), { seed: 'one' })
  using bare = new Bare(service, folder.path)
  await using ours = await composed(service, folder.path)
  const next = fleet.devices.values()
  const device = () => {
    const { value } = next.next()
    if (value === undefined) throw new Error('no device left')
    return value
  }
  const floorOnce = () => took(() => bare.activate(device()))
  const oursOnce = () => took(() => ours.activate(device()))
  await alternating(WARM_UP, floorOnce, oursOnce)
  const measured = await alternating(ROUNDS, floorOnce, oursOnce)
  return [
    row('median', median(measured.floor), median(measured.ours), 5, measured),
    row('p99', p99(measured.floor), p99(measured.ours), 15, measured),
  ]
}

function row(name: string, floor: number, ours: number, allowed: number, measured: Figure['measured']): Figure {
  return {
    what: `port appears → proven, ${name}`,
    floor: ms(floor),
    ours: `${ms(ours)} (${more(ours - floor)})`,
    target: `+${allowed} ms`,
    holds: ours - floor <= allowed,
    measured,
  }
}
