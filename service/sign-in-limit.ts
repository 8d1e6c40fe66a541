/**
 * Slows down guessing. A name with too many wrong passwords rests for a while, right password or not; and few passwords
 * are tried at once, since each costs a tenth of a second of a processor.
 */
import type { ServiceClock } from './instants.ts'

export interface SignInLimits {
  /** Wrong passwords for one name within the window. */
  readonly failures: number
  readonly windowSeconds: number
}
export const defaultSignInLimits: SignInLimits = { failures: 10, windowSeconds: 60 }

const AT_ONCE = 2
const WAITING = 128
/** Names remembered at most; the one that rests the shortest is forgotten first. */
const NAMES = 10_000

export type Limited = { readonly retryAfterSeconds: number }

export class SignInLimit {
  readonly #limits: SignInLimits
  readonly #clock: ServiceClock
  readonly #failures = new Map<string, { count: number; until: number }>()
  readonly #waiting: (() => void)[] = []
  #trying = 0

  constructor(limits: SignInLimits, clock: ServiceClock) {
    this.#limits = limits
    this.#clock = clock
  }

  /** @param check tells whether the password was right. */
  async attempt(username: string, check: () => Promise<boolean>): Promise<boolean | Limited> {
    if (this.#waiting.length >= WAITING) return { retryAfterSeconds: 1 }
    await this.#turn()
    try {
      const resting = this.#resting(username)
      if (resting) return resting
      const right = await check()
      if (right) this.#failures.delete(username)
      else this.#failed(username)
      return right
    } finally {
      this.#trying -= 1
      this.#waiting.shift()?.()
    }
  }

  async #turn(): Promise<void> {
    if (this.#trying >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#trying += 1
  }

  #resting(username: string): Limited | undefined {
    const known = this.#failures.get(username)
    if (!known) return undefined
    const left = known.until - this.#clock.monotonic()
    if (left <= 0) this.#failures.delete(username)
    else if (known.count >= this.#limits.failures) return { retryAfterSeconds: Math.ceil(left / 1000) }
    return undefined
  }

  #failed(username: string): void {
    const until = this.#clock.monotonic() + this.#limits.windowSeconds * 1000
    const known = this.#failures.get(username)
    if (known) known.count += 1
    else this.#failures.set(username, { count: 1, until })
    // Entries lie in the order of their end, since each window is equally long.
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > NAMES && oldest !== undefined) this.#failures.delete(oldest)
  }
}
