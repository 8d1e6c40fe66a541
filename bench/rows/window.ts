/** Start → the window is on the screen, drawn: against a window of the same Electron that holds an empty page. */
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freshElectron, freshPage } from '../../main/build/fresh.ts'
import { chosenElectron, packagedElectron } from '../../main/electron/find.ts'
import { shownLine } from '../../main/electron/shown-line.ts'
import { alternating, type Figure, median, more, ms, p99 } from '../figure.ts'
import { root, temporary } from '../world.ts'

const ROUNDS = 12
const ALLOWED_MS = 300
const LIMIT_MS = 30_000

export async function windowShown(): Promise<Figure[]> {
  const quiet = () => undefined
  await freshPage(quiet)
  await freshElectron(quiet)
  const executable = chosenElectron(process.env) ?? (await packagedElectron(AbortSignal.timeout(LIMIT_MS)))
  await using empty = await temporary()
  await writeFile(join(empty.path, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.js' }))
  await writeFile(join(empty.path, 'main.js'), emptyApp)
  await using data = await temporary()
  const floorOnce = () => shownAfter(executable, [empty.path, `--user-data-dir=${join(empty.path, 'data')}`])
  const oursOnce = () => shownAfter(executable, [root, `--data-dir=${data.path}`, '--practice', '--announce'])
  // The first start of each fills caches.
  await alternating(1, floorOnce, oursOnce)
  const measured = await alternating(ROUNDS, floorOnce, oursOnce)
  const [floor, ours] = [median(measured.floor), median(measured.ours)]
  return [
    {
      what: 'start → window drawn',
      floor: ms(floor),
      ours: `${ms(ours)} (${more(ours - floor)}; p99 ${ms(p99(measured.ours))})`,
      target: `+${ALLOWED_MS} ms`,
      holds: ours - floor <= ALLOWED_MS,
      measured,
    },
  ]
}

const emptyApp = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  window.once('show', () => console.log(${JSON.stringify(shownLine)}))
  window.loadURL('data:text/html,<title>empty</title>')
})
`

async function shownAfter(executable: string, args: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(executable, [...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === shownLine) return performance.now() - began
    }
    throw new Error(`no window came up: ${executable}`)
  } finally {
    child.kill('SIGTERM')
    await closed
  }
}
