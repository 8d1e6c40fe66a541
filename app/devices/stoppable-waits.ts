/** Waits that end by themselves: they take no time from the limit, and they are what a stop ends at once. */
import type { Wait } from '../activation/state.ts'
import type { TimeLimit } from '../activation/time-limit.ts'

export interface StoppableWaits extends Disposable {
  readonly onWait: (wait: Wait | undefined) => void
  /** Aborted when it is stopped while something is waited for, or waits after it was stopped. */
  readonly stopped: AbortSignal
}

export function stoppableWaits(
  limit: TimeLimit,
  stop: AbortSignal,
  tell: (wait: Wait | undefined) => void,
): StoppableWaits {
  const stopped = new AbortController()
  /** Lets the limit's clock go on. */
  let goOn: (() => void) | undefined
  const stopWaiting = () => {
    if (goOn !== undefined) stopped.abort()
  }
  stop.addEventListener('abort', stopWaiting, { once: true })

  function onWait(wait: Wait | undefined): void {
    tell(wait)
    if (wait === undefined) {
      goOn?.()
      goOn = undefined
    } else if (goOn === undefined) {
      const { promise, resolve } = Promise.withResolvers<void>()
      goOn = resolve
      void limit.pausedFor(() => promise)
      if (stop.aborted) stopped.abort()
    }
  }
  return {
    onWait,
    stopped: stopped.signal,
    [Symbol.dispose]() {
      stop.removeEventListener('abort', stopWaiting)
      tell(undefined)
    },
  }
}
