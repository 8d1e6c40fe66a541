/** The one wait to tell among several that go on at once, and since when. */
import type { Wait } from '../activation/state.ts'
import type { Clock } from '../outside.ts'

export type ToldWait = Wait & { readonly since: string }

export class Waits {
  readonly #now: Pick<Clock, 'now'>
  readonly #waits = new Map<unknown, ToldWait>()

  constructor(now: Pick<Clock, 'now'>) {
    this.#now = now
  }

  /** @param wait undefined: it goes on. */
  set(who: unknown, wait: Wait | undefined): void {
    if (wait === undefined) this.#waits.delete(who)
    else this.#waits.set(who, { ...wait, since: this.#now.now().toISOString() })
  }

  /** The one that began first. */
  get told(): ToldWait | undefined {
    return this.#waits.values().next().value
  }
}
