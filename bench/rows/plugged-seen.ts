/**
 * A device is plugged in → the person sees it on the screen, against this process's own bare watch of the same folder: the
 * browser host over the real core, the guide open in Chromium, the device a simulator in another process.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type Figure, instant, median, more, ms, p99 } from '../figure.ts'
import { hostedPage } from '../hosted.ts'
import { signedIn } from '../ours.ts'
import { ended, eventIn, program, startedService, temporary } from '../world.ts'

const ROUNDS = 40
const ALLOWED_MS = 50
const PAUSE_MS = 150
const LIMIT_MS = 10_000

export async function pluggedSeen(): Promise<Figure[]> {
  await using service = await startedService()
  await using folder = await temporary()
  await mkdir(join(folder.path, 'simulated-ports'))
  await using activator = await signedIn(service, folder.path)
  await using hosted = await hostedPage(activator)
  const { page } = hosted
  // At `connect` what is on USB is listed. This one is of another kind, and its chip says nothing: it is only listed.
  await activator.run({ command: 'guide-choose', profile: 'vest-tracker' })
  for (let step = 0; step < 4; step += 1) await activator.run({ command: 'guide-next' })
  const [simulator, lines] = program('main/cli/main.ts', [
    'simulate',
    '--json',
    '--profile',
    'battery-sensor',
    '--data-dir',
    folder.path,
  ])
  await lines.next()
  const behind = await clockBehind(page)
  const measured = { floor: [] as number[], ours: [] as number[], after: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const plugging = round % 2 === 1
    await pause(PAUSE_MS * (1 + Math.random()))
    const noticed = eventIn(join(folder.path, 'simulated-ports'), LIMIT_MS)
    const shown = page.evaluate(whenSeen, { plugging, limit: LIMIT_MS })
    const began = instant()
    simulator.stdin.write(plugging ? 'plug d1\n' : 'unplug d1\n')
    const [event, seen] = await Promise.all([noticed, shown])
    if (!plugging) continue
    measured.floor.push(event - began)
    measured.ours.push(seen + behind - began)
    measured.after.push(seen + behind - event)
  }
  await ended(simulator)
  const after = median(measured.after)
  return [
    {
      what: 'plugged in: event → seen on the screen',
      floor: `${ms(median(measured.floor))} to the event`,
      ours: `${more(after)} (p99 ${more(p99(measured.after))})`,
      target: `+${ALLOWED_MS} ms`,
      holds: after <= ALLOWED_MS,
      measured,
    },
  ]
}

/** Milliseconds to add to the page's time: each process begins to count by itself. The quickest of many looks says it best. */
async function clockBehind(page: Page): Promise<number> {
  const looks: { took: number; behind: number }[] = []
  for (let look = 0; look < 50; look += 1) {
    const before = instant()
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now())
    const after = instant()
    looks.push({ took: after - before, behind: (before + after) / 2 - theirs })
  }
  return looks.reduce((best, look) => (look.took < best.took ? look : best)).behind
}

/** Runs in the page. @returns when the list on the screen says so, painted */
function whenSeen({ plugging, limit }: { plugging: boolean; limit: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    // What is on the screen already says nothing of this round.
    const listed = () => document.querySelector('main')?.textContent?.includes('Battery sensor') ?? false
    const look = () => {
      if (listed() !== plugging) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
        port2.postMessage(undefined)
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    setTimeout(() => reject(new Error('the screen never said so')), limit)
    if (listed() === plugging) reject(new Error('the screen said so before'))
  })
}
