/** How smoothly a page goes on: the time from one frame to the next, and the tasks that held it up. */
import type { Page } from '@playwright/test'

export interface Smooth {
  /** Milliseconds between frames. */
  readonly gaps: readonly number[]
  /** Milliseconds of each task of more than 50. */
  readonly tasks: readonly number[]
}

/** Watched from before `work` begins until it has ended. */
export async function watched(page: Page, work: () => Promise<unknown>): Promise<Smooth> {
  await page.evaluate(watch)
  await work()
  return await page.evaluate(watchedUntilNow)
}

export const longest = (waits: readonly number[]): number => Math.max(0, ...waits)

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
