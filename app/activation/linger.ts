import type { Clock } from '../outside.ts'

export interface Lingering extends Disposable {
  readonly signal: AbortSignal
}

/** A signal that aborts `milliseconds` after the given one: for what is nearly done when it is cancelled. */
export function linger(signal: AbortSignal, clock: Clock, milliseconds: number): Lingering {
  const late = new AbortController()
  const over = new AbortController()
  const begin = () => {
    clock.sleep(milliseconds, over.signal).then(
      () => late.abort(signal.reason),
      // Only `over` ends the sleep early: the work was done in time.
      () => undefined,
    )
  }
  if (signal.aborted) begin()
  else signal.addEventListener('abort', begin, { once: true })
  return {
    signal: late.signal,
    [Symbol.dispose]() {
      signal.removeEventListener('abort', begin)
      over.abort()
    },
  }
}
