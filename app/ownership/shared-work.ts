/** One piece of work for many waiters: a token is renewed once, however many calls need it. */
import type { Wait } from '../activation/state.ts'
import { ActivatorError } from '../errors.ts'
import type { Call } from './access.ts'
import type { WatchedCall } from './retry.ts'

interface Run<T> {
  readonly result: Promise<T>
  readonly abandoned: AbortController
  readonly waiters: Set<WatchedCall>
  wait: Wait | undefined
  failure: ActivatorError | undefined
}

/**
 * @returns a function that starts the work, or joins it where it is under way. The work's own signal ends when the
 *   last waiter has left. A waiter whose signal ends gets the work's last failure, or CANCELLED if it had none.
 */
export function shared<T>(work: (call: WatchedCall) => Promise<T>): (call: WatchedCall) => Promise<T> {
  let current: Run<T> | undefined

  function start(): Run<T> {
    const abandoned = new AbortController()
    const run: Run<T> = {
      abandoned,
      waiters: new Set(),
      wait: undefined,
      failure: undefined,
      // A turn later, so that `run` is there for the callbacks.
      result: Promise.resolve().then(() =>
        work({
          signal: abandoned.signal,
          onWait: (wait) => {
            run.wait = wait
            for (const { onWait } of run.waiters) onWait?.(wait)
          },
          onFailure: (error) => {
            run.failure = error
            for (const { onFailure } of run.waiters) onFailure?.(error)
          },
        }),
      ),
    }
    const over = () => {
      if (current === run) current = undefined
    }
    // Each waiter hears of a failure itself; this only tidies up.
    run.result.then(over, over)
    return run
  }

  return async (call) => {
    if (call.signal.aborted) throw new ActivatorError('CANCELLED', {})
    current ??= start()
    const run = current
    run.waiters.add(call)
    if (run.wait !== undefined) call.onWait?.(run.wait)
    if (run.failure !== undefined) call.onFailure?.(run.failure)
    try {
      return await resultFor(call, run)
    } finally {
      run.waiters.delete(call)
      if (run.waiters.size === 0) {
        run.abandoned.abort()
        if (current === run) current = undefined
      }
    }
  }
}

function resultFor<T>({ signal }: Call, run: Run<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(run.failure ?? new ActivatorError('CANCELLED', {}))
    signal.addEventListener('abort', leave, { once: true })
    run.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
