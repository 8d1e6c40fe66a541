/** Where one activation stands, and what is known by then: told as states, and in the end as how it ended. */
import { failureOf, isError } from '../errors.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import type { Seen } from './look.ts'
import type { End, Owned, State, Wait } from './state.ts'

/** Told each time the state changes. */
export type Report = (state: State) => void

export class Progress {
  identity: Identity | undefined
  owned: Owned = 'unknown'
  beforeIntent = true
  #state: State = { state: 'connecting' }
  #ownership: Ownership | undefined
  /** The state to go back to when a wait is over. */
  #waitedIn: State | undefined
  #waits: Wait | undefined
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  is(state: State): void {
    this.#state = state
    this.#report(state)
  }

  /** Something that ends by itself is waited for. */
  get isWaiting(): boolean {
    return this.#waitedIn !== undefined
  }

  /** What the service had on the device. */
  saw({ current }: Seen): void {
    this.owned = current === undefined ? 'no' : 'yes'
  }

  readonly know = (owned: Owned, ownership?: Ownership): void => {
    this.owned = owned
    this.#ownership = ownership
  }

  waits(wait: Wait | undefined): void {
    if (wait !== undefined && this.identity !== undefined) {
      this.#waitedIn ??= this.#state
      this.#waits = wait
      this.is({ state: 'waiting', identity: this.identity, wait, ...(!this.beforeIntent && { kept: true }) })
    } else if (this.#waitedIn !== undefined) {
      const before = this.#waitedIn
      this.#waitedIn = this.#waits = undefined
      this.is(before)
    }
  }

  /** It is written down: from here on an unplug ends nothing. */
  kept(): void {
    this.beforeIntent = false
    if (this.#waits !== undefined) this.waits(this.#waits)
  }

  done(outcome: 'taken' | 'already-yours', ownership: Ownership): End {
    const identity = this.identity
    if (identity === undefined) throw new Error('done without an identity')
    return { state: 'done', outcome, identity, ownership }
  }

  /** While the device was being asked that is a failure; while a person or the network was waited for, it is not. */
  unplugged(reason: unknown): End {
    const { state } = this.#state
    if (state === 'connecting' || state === 'identifying') return this.failed(reason)
    return { state: 'removed', owned: this.owned, ...(this.identity && { identity: this.identity }) }
  }

  failed(error: unknown): End {
    // The service said yes and then something else: neither is to be believed.
    if (isError(error, 'PROOF_MISMATCH') && this.owned === 'yes') this.owned = 'unknown'
    return {
      state: 'failed',
      at: this.#state.state,
      failure: failureOf(error),
      owned: this.owned,
      ...(this.identity && { identity: this.identity }),
      ...(this.#ownership && { ownership: this.#ownership }),
    }
  }
}
