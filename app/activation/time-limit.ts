import { ActivatorError } from '../errors.ts'
import type { Clock } from '../outside.ts'

export interface TimeLimit extends Disposable {
  /** Aborted with TIMED_OUT when the time is up. */
  readonly signal: AbortSignal
  /** The clock stands still while a person is waited for. */
  pausedFor<T>(wait: () => Promise<T>): Promise<T>
}

/** @param milliseconds undefined: never. */
export function timeLimit(clock: Clock, milliseconds: number | undefined): TimeLimit {
  const up = new AbortController()
  let left = milliseconds ?? Number.POSITIVE_INFINITY
  let running: { stop: AbortController; since: number } | undefined

  const run = () => {
    if (left === Number.POSITIVE_INFINITY) return
    const stop = new AbortController()
    running = { stop, since: clock.monotonic() }
    clock.sleep(left, stop.signal).then(
      () => up.abort(new ActivatorError('TIMED_OUT', { seconds: (milliseconds ?? 0) / 1000 })),
      // Only `stop` ends the sleep early.
      () => undefined,
    )
  }
  const pause = () => {
    if (running === undefined) return
    left -= clock.monotonic() - running.since
    running.stop.abort()
    running = undefined
  }
  run()
  return {
    signal: up.signal,
    async pausedFor(wait) {
      pause()
      try {
        return await wait()
      } finally {
        run()
      }
    },
    [Symbol.dispose]: pause,
  }
}
