import type { Clock } from '../outside.ts'

/** Calls back after a while, unless it is begun anew or given up before. */
export class Patience implements Disposable {
  readonly #clock: Clock
  #waiting = new AbortController()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  begin(milliseconds: number, over: () => void): void {
    this[Symbol.dispose]()
    this.#waiting = new AbortController()
    // Only `waiting` ends the sleep early.
    this.#clock.sleep(milliseconds, this.#waiting.signal).then(over, () => undefined)
  }

  [Symbol.dispose](): void {
    this.#waiting.abort()
  }
}
