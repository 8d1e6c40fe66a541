/** Calls that may be repeated without harm, repeated until they succeed or nobody waits for them any more. */
import type { Wait } from '../activation/state.ts'
import { type ActivatorError, isError } from '../errors.ts'
import type { Clock } from '../outside.ts'
import type { Call } from './access.ts'
import type { Changes } from './changes.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000
/** Nonsense may be a captive portal that goes away, or a proxy's bad moment. More of it is the answer. */
const NONSENSE_ATTEMPTS = 3

/** A person who does not want to wait for the end of a pause: each that is going on ends with it. */
export type Wake = Pick<Changes, 'onChange'>

export interface RetryParts {
  readonly clock: Clock
  /** 0 ≤ n < 1. */
  readonly random: () => number
  readonly wake?: Wake | undefined
}

/** A call that also hears what went wrong meanwhile: what is waited for by many fails for each at its own time. */
export interface WatchedCall extends Call {
  readonly onFailure?: ((error: ActivatorError) => void) | undefined
}

/**
 * @param attempts how often at most. Left out: as long as the signal lets it.
 * @throws what cannot get better by repeating, at once. When the signal ends: the last failure, and CANCELLED only
 *   where nothing had failed.
 */
export async function persistently<T>(
  { clock, random, wake }: RetryParts,
  call: WatchedCall,
  attempt: () => Promise<T>,
  attempts = Number.POSITIVE_INFINITY,
): Promise<T> {
  let last: ActivatorError | undefined
  let nonsense = 0
  for (let count = 1; ; count += 1) {
    try {
      const result = await attempt()
      call.onWait?.(undefined)
      return result
    } catch (error) {
      if (isError(error, 'CANCELLED')) throw last ?? error
      if (isError(error, 'SERVICE_NONSENSE')) nonsense += 1
      if (!canPass(error) || nonsense === NONSENSE_ATTEMPTS || count >= attempts || call.signal.aborted) throw error
      last = error
    }
    call.onFailure?.(last)
    const pause = pauseBefore(count, random)
    call.onWait?.({ for: 'network', until: new Date(clock.now().getTime() + pause).toISOString() })
    await sleepOr(clock, pause, call.signal, last, wake)
  }
}

function canPass(error: unknown): error is ActivatorError {
  if (isError(error, 'SERVICE_REFUSED')) return error.params.status >= 500 || error.params.status === 408
  return isError(error, 'SERVICE_UNREACHABLE') || isError(error, 'SERVICE_NONSENSE')
}

/** Growing, and jittered so that a service that comes back is not met by a whole station in one instant. */
export function pauseBefore(count: number, random: () => number): number {
  const full = Math.min(FIRST_PAUSE_MS * 2 ** (count - 1), LONGEST_PAUSE_MS)
  return full * (0.5 + random() / 2)
}

/** @throws `last` where the signal ends the sleep. */
export async function sleepOr(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  last: unknown,
  wake?: Wake,
): Promise<void> {
  const woken = new AbortController()
  using _wakes = wake?.onChange(() => woken.abort())
  try {
    await clock.sleep(milliseconds, AbortSignal.any([signal, woken.signal]))
  } catch (error) {
    if (woken.signal.aborted && !signal.aborted) return
    throw isError(error, 'CANCELLED') ? (last ?? error) : error
  }
}

/** Tells each wait once: what goes on waiting for the same is not told again, nor is an end that had no beginning. */
export function tellingOnce({ onWait, ...call }: WatchedCall): WatchedCall {
  let told: Wait | undefined
  return {
    ...call,
    onWait: (wait) => {
      if (wait?.for === told?.for && wait?.until === told?.until) return
      told = wait
      onWait?.(wait)
    },
  }
}
