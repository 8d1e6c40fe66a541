/**
 * A packing list of 100,000 lines from its bytes to the devices it expects, against csv-parse reading the same bytes with
 * the same options at one go; and one device looked up in it.
 */
import { setTimeout } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { importList } from '../../app/batch/list/import-list.ts'
import { recognise } from '../../app/batch/list/recognise.ts'
import { turnsOf } from '../../app/batch/list/turns.ts'
import { type Manifest, type ManifestLine, manifestOf } from '../../app/batch/manifest.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { optionsFor } from '../../main/adapters/list-csv.ts'
import { listFile } from '../../main/adapters/list-file.ts'
import { alternating, type Figure, median, ms, p99, times, took } from '../figure.ts'

const LINES = 100_000
const ROUNDS = 20
/** Thrown away: the first ones pay for the compiler. */
const WARM = 3
const REST_MS = 200
const WANTED = 1.5
const LOOKED_UP_MS = 1

export async function list(): Promise<Figure[]> {
  const serials = Array.from({ length: LINES }, (_, index) => String(7 * index).padStart(8, '0'))
  const bytes = Buffer.from(fileOf(serials))
  const floor = () => afterRest(async () => expectLines(parse(bytes, optionsFor(';')).length - 1))
  const ours = () => afterRest(async () => expectLines((await imported(bytes)).length))
  await alternating(WARM, floor, ours)
  const measured = await alternating(ROUNDS, floor, ours)
  const ratio = median(measured.ours) / median(measured.floor)
  return [
    {
      what: `packing list of ${LINES} lines, CSV: bytes → devices expected`,
      floor: ms(median(measured.floor)),
      ours: `${ms(median(measured.ours))} (${times(ratio)}; p99 ${ms(p99(measured.ours))})`,
      target: times(WANTED),
      holds: ratio <= WANTED,
      measured,
    },
    lookedUp(manifestOf(await imported(bytes)), serials),
  ]
}

/** What the round before left to the garbage collector is cleared away first: else it comes in the next one's turns. */
async function afterRest(work: () => Promise<void>): Promise<number> {
  await setTimeout(REST_MS)
  return await took(work)
}

async function imported(bytes: Uint8Array): Promise<readonly ManifestLine[]> {
  const { signal } = new AbortController()
  const { rows } = await listFile.read({ name: 'list.csv', bytes }, signal)
  const { lines } = await importList(rows, recognise(rows), { breathe: turnsOf(systemClock, signal) })
  return lines
}

function lookedUp(manifest: Manifest, serials: readonly string[]): Figure {
  const waits = serials.map((serial) => {
    const began = performance.now()
    const line = manifest.find(serial)
    const wait = performance.now() - began
    if (line?.serial_number !== serial) throw new Error(`not on the list: ${serial}`)
    return wait
  })
  const most = p99(waits)
  return {
    what: `one device found among ${LINES} lines`,
    floor: '–',
    ours: `${median(waits).toFixed(4)} ms (p99 ${most.toFixed(4)} ms)`,
    target: `< ${LOOKED_UP_MS} ms`,
    holds: most < LOOKED_UP_MS,
    measured: { p99: most, median: median(waits) },
  }
}

/** As an ERP system writes it for Excel: six columns, some of them long. */
function fileOf(serials: readonly string[]): string {
  const head = 'Serial number;Device name;Article;Pallet;Carton;Recipient'
  const lines = serials.map((serial, index) => {
    const [pallet, carton] = [480, 24].map((each) => 1 + Math.floor(index / each))
    return `${serial};tracker-${serial};NT-200 Tracker, EU;P-${pallet};K-${carton};Nordlicht Logistik GmbH, Kiel`
  })
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`
}

function expectLines(count: number): void {
  if (count !== LINES) throw new Error(`${count} lines instead of ${LINES}`)
}
