/**
 * Writes that come in at the same time share one transaction, and so one flush to the disk: the flush is what a take
 * costs, and sixty-four takes at once then cost about one. Each write is still all or nothing by itself, and no promise
 * resolves before the flush has returned.
 */
import type { DatabaseSync } from 'node:sqlite'
import { StorageBusy } from '../storage.ts'
import { isBusy } from './open.ts'

interface Waiting {
  readonly work: () => unknown
  readonly settle: (outcome: { value: unknown } | { error: unknown }) => void
}

/** How long a write waits for another process that writes, and how often it looks. */
const BUSY_LIMIT_MS = 10_000
const BUSY_PAUSE_MS = 10

export class CommitGroup {
  readonly #database: DatabaseSync
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** @param work runs inside the transaction, at once and without waiting for anything. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle: Waiting['settle'] = (outcome) => {
        // The value is what `work` gave, kept under a type that many kinds of work share.
        if ('value' in outcome) resolve(outcome.value as T)
        else reject(outcome.error)
      }
      this.#waiting.push({ work, settle })
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when nothing waits to be written any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    do {
      // What arrives in this turn of the event loop joins the group.
      await new Promise(setImmediate)
      const group = this.#waiting
      this.#waiting = []
      await this.#commit(group)
    } while (this.#waiting.length > 0)
    this.#running = undefined
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#begin()
      const outcomes = group.map(({ work }) => this.#attempt(work))
      this.#database.exec('COMMIT')
      for (const [index, outcome] of outcomes.entries()) group[index]?.settle(outcome)
    } catch (error) {
      for (const { settle } of group) settle({ error })
      // A request that is answered too late to matter may still write after the service was closed.
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK')
    }
  }

  async #begin(): Promise<void> {
    const limit = performance.now() + BUSY_LIMIT_MS
    for (;;) {
      try {
        this.#database.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (!isBusy(error)) throw error
        if (performance.now() > limit) throw new StorageBusy('another process writes for too long', { cause: error })
      }
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS))
    }
  }

  #attempt(work: () => unknown): { value: unknown } | { error: unknown } {
    this.#database.exec('SAVEPOINT one')
    try {
      const value = work()
      this.#database.exec('RELEASE one')
      return { value }
    } catch (error) {
      // A full disk or the like ends the whole transaction, and then there is nothing to go back to.
      if (!this.#database.isTransaction) throw error
      this.#database.exec('ROLLBACK TO one; RELEASE one')
      return { error }
    }
  }
}
