/**
 * One gate for one account: a 429 to any call closes it for all. They wait together and go on one after the other,
 * so that the service is not met by all of them in one instant.
 */
import { ActivatorError } from '../errors.ts'
import type { Clock } from '../outside.ts'
import { pauseBefore, type RetryParts, sleepOr, type WatchedCall } from './retry.ts'

/** Between two calls that had waited. */
const STAGGER_MS = 25

export interface Gate {
  /** Resolves when the call may go. @throws RATE_LIMITED when the signal ends first */
  pass(call: WatchedCall): Promise<void>
  /** @param milliseconds what the service asked for; undefined: it did not say. `count` is the how-manieth 429 in a row. */
  close(milliseconds: number | undefined, count: number): void
}

export function createGate({ clock, random }: RetryParts): Gate {
  let opens = Number.NEGATIVE_INFINITY
  /** When the last of those who wait will go. */
  let lastTurn = Number.NEGATIVE_INFINITY

  return {
    async pass(call) {
      let waited = false
      for (let turn = opens; ; ) {
        const now = clock.monotonic()
        // Those who come while others still wait for their turns line up behind them.
        if (!waited && now >= opens && now >= lastTurn) return
        if (waited && turn >= opens) break
        turn = Math.max(opens, lastTurn + STAGGER_MS, now)
        lastTurn = turn
        waited = true
        call.onWait?.({ for: 'rate-limit', until: instant(clock, opens - now) })
        const limited = new ActivatorError('RATE_LIMITED', { seconds: Math.ceil(Math.max(opens - now, 0) / 1000) })
        call.onFailure?.(limited)
        await sleepOr(clock, turn - now, call.signal, limited)
      }
      call.onWait?.(undefined)
    },
    close(milliseconds = 0, count) {
      // Never shorter than a growing pause: "Retry-After: 0" again and again must not become a storm of ours.
      opens = Math.max(opens, clock.monotonic() + Math.max(milliseconds, pauseBefore(count, random)))
    },
  }
}

function instant(clock: Clock, milliseconds: number): string {
  return new Date(clock.now().getTime() + Math.max(milliseconds, 0)).toISOString()
}
