/**
 * `npm run bench [row…]`: each figure against a floor measured in the same run, as a table; everything measured goes to
 * bench/results/. What the rows mean and what limits them: docs/performance.md. Exit code 1 where a figure is missed.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { history } from './rows/history.ts'
import { hotPlug } from './rows/hot-plug.ts'
import { list } from './rows/list.ts'
import { manyDevices } from './rows/many-devices.ts'
import { memory } from './rows/memory.ts'
import { oneDevice } from './rows/one-device.ts'
import { painted } from './rows/painted.ts'
import { pluggedSeen } from './rows/plugged-seen.ts'
import { rows as longList } from './rows/rows.ts'
import { start } from './rows/start.ts'
import { take } from './rows/take.ts'
import { tiles } from './rows/tiles.ts'
import { windowShown } from './rows/window.ts'
import { root } from './world.ts'

const rows: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'one-device': oneDevice,
  'many-devices': manyDevices,
  'hot-plug': hotPlug,
  painted,
  'plugged-seen': pluggedSeen,
  tiles,
  rows: longList,
  window: windowShown,
  start,
  take,
  list,
  history,
  memory,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(rows, name))
if (unknown !== undefined) {
  console.error(`bench: there is no row "${unknown}"; there are ${Object.keys(rows).join(', ')}`)
  process.exit(2)
}
const figures: Figure[] = []
for (const [name, measure] of Object.entries(rows)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`measuring ${name} …`)
  figures.push(...(await measure()))
}
print(figures)
console.log(`\neverything measured: ${await save(figures)}`)
process.exit(figures.every(({ holds }) => holds) ? 0 : 1)

function print(all: readonly Figure[]): void {
  const head = ['what', 'floor', 'ours', 'target', '']
  const table = [head, ...all.map((row) => [row.what, row.floor, row.ours, row.target, row.holds ? 'holds' : 'MISSED'])]
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)))
  for (const line of table)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

async function save(all: readonly Figure[]): Promise<string> {
  const folder = join(root, 'bench/results')
  await mkdir(folder, { recursive: true })
  const at = new Date().toISOString()
  const file = join(folder, `${at.replaceAll(':', '-')}.json`)
  const machine = {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    node: process.version,
  }
  await writeFile(file, `${JSON.stringify({ at, machine, figures: all }, null, 2)}\n`)
  return file
}
