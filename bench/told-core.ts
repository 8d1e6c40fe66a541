/** A core that shows what it is told to show: for figures of the page alone, over the real browser host. */
import { type Activator, type Answer, type Found, type Query, querySchema, type Snapshot } from '../app/api.ts'

export class ToldCore implements Activator {
  readonly #callbacks = new Set<(snapshot: Snapshot) => void>()
  readonly #answer: (query: Query) => Found
  #snapshot: Snapshot

  constructor(first: Snapshot, answer: (query: Query) => Found) {
    this.#snapshot = first
    this.#answer = answer
  }

  show(changed: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changed, number: this.#snapshot.number + 1 }
    for (const callback of this.#callbacks) callback(this.#snapshot)
  }

  snapshot(): Snapshot {
    return this.#snapshot
  }

  onSnapshot(callback: (snapshot: Snapshot) => void): Disposable {
    this.#callbacks.add(callback)
    return { [Symbol.dispose]: () => void this.#callbacks.delete(callback) }
  }

  async run(): Promise<Answer> {
    return { accepted: true }
  }

  async ask(query: unknown): Promise<Found> {
    return this.#answer(querySchema.parse(query))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#callbacks.clear()
  }
}
