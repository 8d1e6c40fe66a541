/** The end: the core finishes or writes down what has an intent, within a limit, and only then the process goes. */
import { app } from 'electron'
import type { Log } from '../../app/outside.ts'

/** Longer than an answer of the service may take; whatever is not done by then is in the journal as an open intent. */
export const quitLimitMs = 15_000

/** @param finish closes the core; called once */
export function quitGracefully(finish: () => Promise<void>, log: Log): void {
  let ending = false
  app.on('before-quit', () => log.info('quit-asked'))
  // All windows are closed by now, so the person sees the program gone while the core ends in peace.
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    within(quitLimitMs, finish()).then(
      () => app.exit(0),
      (error: unknown) => {
        log.warn('quit-unfinished', { error: String(error) })
        app.exit(1)
      },
    )
  })
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the core did not end within ${limitMs} ms`)), limitMs)
  })
  try {
    await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
