import type { Clock } from './outside.ts'

/** At most 30 a second: the first change is told at once, those that follow share the next turn. */
const PAUSE_MS = 1000 / 30

/** Turns many small changes into few tellings. */
export class Coalesced implements Disposable {
  readonly #clock: Clock
  readonly #tell: () => void
  readonly #over = new AbortController()
  #resting = false
  #changed = false

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock
    this.#tell = tell
  }

  changed(): void {
    this.#changed = true
    if (!this.#resting) void this.#turn()
  }

  [Symbol.dispose](): void {
    this.#over.abort()
  }

  async #turn(): Promise<void> {
    this.#resting = true
    // What changes in the same breath belongs to the same telling.
    await Promise.resolve()
    while (this.#changed && !this.#over.signal.aborted) {
      this.#changed = false
      this.#tell()
      try {
        await this.#clock.sleep(PAUSE_MS, this.#over.signal)
      } catch {
        // Only `over` ends the pause: nobody is to be told any more.
        return
      }
    }
    this.#resting = false
  }
}
