/** SIGINT, SIGTERM and SIGHUP ask for an orderly end; a second one ends at once. */
import { exits } from './exit.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export function interruptible(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController()
  const heard = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(exits.interrupted)
    controller.abort(name)
  }
  for (const name of signals) process.on(name, heard)
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of signals) process.off(name, heard)
    },
  }
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
