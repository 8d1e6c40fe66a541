/** The first answer to a request that may come twice, kept with what it changed in the same transaction. */
import type { DatabaseSync } from 'node:sqlite'
import type { Idempotency, KeyReused } from '../storage.ts'
import { one } from './open.ts'

interface AnswerRow {
  readonly request: Uint8Array
  readonly outcome: string
}
const KEPT_MS = 31 * 24 * 3600 * 1000

export function answers(database: DatabaseSync) {
  const find = database.prepare('SELECT * FROM answers WHERE account_id = ? AND key = ?')
  const add = database.prepare(
    'INSERT INTO answers (account_id, key, request, outcome, answered_at) VALUES (?, ?, ?, ?, ?)',
  )
  const purge = database.prepare('DELETE FROM answers WHERE answered_at <= ?')
  return {
    /** Does the work the first time a key comes; from then on gives what it gave. */
    once<T>(account: number, idempotency: Idempotency | undefined, now: number, work: () => T): T | KeyReused {
      if (!idempotency) return work()
      const { key, request } = idempotency
      const known = one<AnswerRow>(find, account, key)
      if (known) {
        if (Buffer.compare(known.request, request) !== 0) return { kind: 'key-reused' }
        // The same request was given a `T` and that was written down as it is; `request` tells take and release apart.
        return JSON.parse(known.outcome) as T
      }
      const outcome = work()
      add.run(account, key, request, JSON.stringify(outcome), now)
      return outcome
    },
    purge(now: number): void {
      purge.run(now - KEPT_MS)
    },
  }
}
