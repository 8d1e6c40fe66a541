/** Time that passes only when nobody has anything else to do: waits of minutes take no time, and their order holds. */
import { setImmediate } from 'node:timers/promises'
import { ActivatorError } from '../../app/errors.ts'
import type { Clock } from '../../app/outside.ts'

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

export class VirtualClock implements Clock {
  #now = 0
  readonly #sleepers = new Set<Sleeper>()
  #pumping = false

  now(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#now)
  }

  monotonic(): number {
    return this.#now
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new ActivatorError('CANCELLED', {}, signal.reason))
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const sleeper = { at: this.#now + milliseconds, wake: resolve }
    const cancel = () => {
      this.#sleepers.delete(sleeper)
      reject(new ActivatorError('CANCELLED', {}, signal.reason))
    }
    signal.addEventListener('abort', cancel, { once: true })
    this.#sleepers.add(sleeper)
    void this.#pump()
    return promise.finally(() => signal.removeEventListener('abort', cancel))
  }

  /** Lets everything that needs no time happen, then wakes the earliest sleeper; and again. */
  async #pump(): Promise<void> {
    if (this.#pumping) return
    this.#pumping = true
    while (this.#sleepers.size > 0) {
      // Enough turns for chains of promises over immediates (the journal's commit is one) to run dry.
      for (let turn = 0; turn < 10; turn += 1) await setImmediate()
      const earliest = [...this.#sleepers].reduce<Sleeper | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined)
      if (earliest === undefined) break
      this.#sleepers.delete(earliest)
      this.#now = Math.max(this.#now, earliest.at)
      earliest.wake()
    }
    this.#pumping = false
  }
}
