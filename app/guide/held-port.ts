/** A port that did not open because somebody else has it: asked quietly until it opens, and then the guide goes on. */
import type { ActivationView } from '../api/activation.ts'
import type { Desk } from '../desk.ts'
import type { Profile } from '../device/profile.ts'
import { isError } from '../errors.ts'
import type { Clock } from '../outside.ts'
import type { Standing } from './standing.ts'

/** Seldom enough to be no burden for the program that has the port. */
const EVERY_MS = 2000
/** A person who comes back after this presses "Try again". */
const LONGEST_MS = 600_000

export interface HeldPortParts {
  readonly desk: Pick<Desk, 'opens'>
  readonly clock: Clock
  /** It opens now. */
  readonly free: () => void
  /** {@link HeldPort.awaited} is another one. */
  readonly changed: () => void
}

export class HeldPort implements AsyncDisposable {
  readonly #parts: HeldPortParts
  #over = new AbortController()
  /** The failed activation, also once it was waited for in vain. */
  #held: string | undefined
  #awaiting: Promise<void> | undefined

  constructor(parts: HeldPortParts) {
    this.#parts = parts
  }

  /** It goes on by itself once the port opens. */
  get awaited(): boolean {
    return this.#awaiting !== undefined
  }

  /** Begins where the guide stands before such a port, and ends where it does not any more. */
  follow({ activation, port }: Standing, profile: Profile | undefined): void {
    const held = port !== undefined && profile !== undefined && isHeld(activation) ? activation.id : undefined
    if (held === this.#held) return
    this.#over.abort()
    this.#held = held
    this.#awaiting = undefined
    if (held !== undefined && port !== undefined && profile !== undefined) this.#await(port.path, profile)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort()
    await this.#awaiting
  }

  #await(path: string, profile: Profile): void {
    this.#over = new AbortController()
    const { signal } = this.#over
    this.#awaiting = this.#until(path, profile, signal).then(() => {
      // Something else stands in the guide by now.
      if (signal.aborted) return
      this.#awaiting = undefined
      this.#parts.changed()
    })
  }

  async #until(path: string, profile: Profile, signal: AbortSignal): Promise<void> {
    const { desk, clock, free } = this.#parts
    const until = clock.monotonic() + LONGEST_MS
    try {
      while (clock.monotonic() < until) {
        await clock.sleep(EVERY_MS, signal)
        if (await desk.opens(path, profile, signal)) return free()
      }
    } catch (error) {
      // Given up, pulled out, or begun past the guide.
      const over = isError(error, 'CANCELLED') || isError(error, 'PORT_GONE') || isError(error, 'PORT_BUSY')
      if (!over) throw error
    }
  }
}

function isHeld(activation: ActivationView | undefined): activation is ActivationView {
  if (activation?.phase.state !== 'failed') return false
  const { code } = activation.phase.failure
  return code === 'PORT_BUSY' || code === 'PORT_PERMISSION'
}
