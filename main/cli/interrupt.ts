/** SIGINT, SIGTERM and SIGHUP ask for an orderly end; one more, when a person has waited a little, ends at once. */
import { exits } from './exit.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** One Ctrl+C may arrive twice: from the terminal, and passed on by whatever started this program. */
const SAME_MS = 1000

export function interruptible(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController()
  let first: number | undefined
  const heard = (name: NodeJS.Signals) => {
    first ??= performance.now()
    if (performance.now() - first > SAME_MS) process.exit(exits.interrupted)
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

/** The last words of what is under way, for the case that one more signal does not let it come to its own end. */
export function onExit(say: () => void): Disposable {
  process.once('exit', say)
  return { [Symbol.dispose]: () => void process.off('exit', say) }
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
