/** How smoothly a page goes on: the time from one frame to the next, and the longest tasks that held it up. */
import type { Browser, Page } from '@playwright/test'
import { z } from 'zod'

export interface Smooth {
  /** Milliseconds between frames. */
  readonly gaps: readonly number[]
  /** Milliseconds of each task of more than 50, by the clock, as the page itself is told of long tasks. */
  readonly tasks: readonly number[]
  /**
   * Milliseconds of processor time of its longest task: what of it is the page's own doing, whoever else wants the
   * processor just then.
   */
  readonly processor: number
}

/** Watched from before `work` begins until it has ended. */
export async function watched(page: Page, work: () => Promise<unknown>): Promise<Smooth> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser')
  const ended = await traced(browser)
  await page.evaluate(watch)
  await work()
  const seen = await page.evaluate(watchedUntilNow)
  return { ...seen, processor: await ended() }
}

export const longest = (waits: readonly number[]): number => waits.reduce((most, wait) => Math.max(most, wait), 0)

/** As Chromium tells what its threads do; times in microseconds. */
const traceEvent = z.object({
  name: z.string(),
  pid: z.int(),
  tid: z.int(),
  tdur: z.number().optional(),
  args: z.object({ name: z.string().optional() }).optional(),
})

/** @returns ends it, with the milliseconds of processor time of the longest task on a page's main thread */
async function traced(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  const threads = new Set<string>()
  const tasks: { readonly thread: string; readonly ms: number }[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, pid, tid, tdur = 0, args } of z.array(traceEvent).parse(value)) {
      const thread = `${pid}/${tid}`
      if (name === 'thread_name' && args?.name === 'CrRendererMain') threads.add(thread)
      if (name.endsWith('RunTask')) tasks.push({ thread, ms: tdur / 1000 })
    }
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  })
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.end')
    await complete
    await session.detach()
    if (tasks.length === 0) throw new Error('Chromium told of no task')
    return longest(tasks.filter(({ thread }) => threads.has(thread)).map(({ ms }) => ms))
  }
}

// What follows runs in the page.

interface Watching {
  gaps: number[]
  tasks: number[]
  over: boolean
  observer?: PerformanceObserver
}

function watch(): void {
  const watching: Watching = { gaps: [], tasks: [], over: false }
  Object.assign(window, { watching })
  const note = (entries: readonly PerformanceEntry[]) => watching.tasks.push(...entries.map(({ duration }) => duration))
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'longtask' })
  watching.observer = observer
  let before = performance.now()
  const frame = () => {
    const now = performance.now()
    watching.gaps.push(now - before)
    before = now
    if (!watching.over) requestAnimationFrame(frame)
  }
  requestAnimationFrame(() => {
    before = performance.now()
    requestAnimationFrame(frame)
  })
}

function watchedUntilNow(): { gaps: number[]; tasks: number[] } {
  const watching: Watching = Reflect.get(window, 'watching')
  watching.over = true
  const rest = watching.observer?.takeRecords() ?? []
  watching.observer?.disconnect()
  return { gaps: watching.gaps, tasks: [...watching.tasks, ...rest.map(({ duration }) => duration)] }
}
