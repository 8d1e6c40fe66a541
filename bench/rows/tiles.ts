/**
 * A batch of 64 sockets on the screen, all of which change 30 times a second, against the same page with nothing to do: no
 * frame comes more than 50 ms after the one before. Snapshots come through the browser host, as from a core.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Tile } from '../../app/api/batch-view.ts'
import { failure } from '../../app/errors.ts'
import {
  done,
  failed,
  look,
  manyOpen,
  proving,
  reading,
  type Standing,
  shows,
  taking,
  tilesOf,
} from '../../tests/window/batch-states.ts'
import { firstSnapshot } from '../../tests/window/scripted-page.ts'
import { type Figure, ms, p99 } from '../figure.ts'
import { hostedPage } from '../hosted.ts'
import { longest, type Smooth, watched } from '../smooth.ts'
import { ToldCore } from '../told-core.ts'

const SOCKETS = 64
const A_SECOND = 30
const SECONDS = 10
const ALLOWED_MS = 50

export async function tiles(): Promise<Figure[]> {
  const core = new ToldCore({ ...firstSnapshot, ...shown(0) }, ({ query }) => ({
    failure: failure('CONFIG_INVALID', { what: query }),
  }))
  await using hosted = await hostedPage(core, '#/batch')
  const { page } = hosted
  await page
    .locator('.tile')
    .nth(SOCKETS - 1)
    .waitFor()
  // Compiled and laid out.
  await change(core, 0, A_SECOND)
  const idle = await watched(page, () => pause(SECONDS * 1000))
  const rounds = SECONDS * A_SECOND
  const busy = await watched(page, () => change(core, A_SECOND, rounds))
  // What was measured is what a person would have seen.
  const newest = `.tile[aria-label*="${serialOf(1, A_SECOND + rounds)}"]`
  await page.locator(newest).waitFor({ timeout: 5000 })
  return [
    {
      what: `${SOCKETS} tiles, all changing ${A_SECOND} times a second: longest wait for a frame`,
      floor: `${ms(longest(idle.gaps))} with nothing to do`,
      ours: `${ms(longest(busy.gaps))} (p99 ${ms(p99(busy.gaps))}; ${toldOf(busy)})`,
      target: `${ALLOWED_MS} ms`,
      holds: longest(busy.gaps) <= ALLOWED_MS,
      measured: {
        idle: idle.gaps,
        busy: busy.gaps,
        idleTasks: idle.tasks,
        busyTasks: busy.tasks,
        processor: busy.processor,
      },
    },
  ]
}

const toldOf = ({ gaps, tasks, processor }: Smooth) =>
  `${gaps.length} frames, ${tasks.length} tasks over 50 ms, ${ms(processor)} of processor time at most`

/** As the clock goes: a late one is not made up for, as the core does it. */
async function change(core: ToldCore, from: number, rounds: number): Promise<void> {
  const began = performance.now()
  for (let round = 1; round <= rounds; round += 1) {
    core.show(shown(from + round))
    await pause(Math.max(0, began + (round * 1000) / A_SECOND - performance.now()))
  }
}

/** The stations of a device at a socket; the next one comes when it has been through all of them. */
const stations: readonly ((serial: string) => Standing)[] = [
  () => reading,
  taking,
  proving,
  (serial) => done(serial, '13:02:11'),
  (serial) => look(serial, 'unlisted'),
  (serial) => failed(serial, 'OWNED_BY_OTHER', { serial_number: serial }),
]

const serialOf = (socket: number, round: number) =>
  String(100_000 + SOCKETS * Math.floor((round + socket) / stations.length) + socket)

function shown(round: number) {
  const standing = Array.from({ length: SOCKETS }, (_, socket) => {
    const station = stations[(round + socket) % stations.length] ?? (() => reading)
    return station(serialOf(socket, round))
  })
  const tiles: Tile[] = tilesOf(standing, 16)
  const counts = { done: round, taken: round, changed: round, need: Math.floor(SOCKETS / 3) }
  return shows({ open: { ...manyOpen, ...counts }, tiles })
}
