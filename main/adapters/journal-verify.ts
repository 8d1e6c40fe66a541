/** Whether all of the journal is as it was written: a start looks at the newest entries only. */
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { brokenAt, CHAIN_START, type Link } from './journal-chain.ts'
import { unavailable } from './journal-file.ts'

/** `entries`: as many were read and are whole. `at`: the first that was changed, or does not follow from the one before. */
export type ChainFound =
  | { readonly chain: 'whole' | 'unfinished'; readonly entries: number }
  | { readonly chain: 'broken'; readonly at: number }

export interface Verifiable {
  /**
   * Reads every entry that is on the disk now, and lets others run in between. Entries missing at the very end leave no
   * gap: that shows nowhere in a chain.
   * @param signal ends it as `unfinished`
   * @throws JOURNAL_UNAVAILABLE
   */
  verify(signal: AbortSignal): Promise<ChainFound>
}

/** Some milliseconds. */
const PIECE = 500

/** @param database undefined: there is none yet */
export async function verifyChain(database: DatabaseSync | undefined, signal: AbortSignal): Promise<ChainFound> {
  let last = { sequence: 0, hash: CHAIN_START }
  // What is written meanwhile is not waited for.
  const newest = database === undefined ? 0 : reading(() => newestIn(database))
  while (database !== undefined && last.sequence < newest) {
    if (signal.aborted) return { chain: 'unfinished', entries: last.sequence }
    const links = reading(() => piece(database, last.sequence))
    const at = brokenAt(links, last)
    if (at !== undefined) return { chain: 'broken', at }
    last = links.at(-1) ?? last
    await setImmediate()
  }
  return { chain: 'whole', entries: last.sequence }
}

function newestIn(database: DatabaseSync): number {
  return Number(database.prepare('select max(sequence) as newest from entries').get()?.newest ?? 0)
}

function piece(database: DatabaseSync, after: number): Link[] {
  return (
    database
      .prepare('select sequence, at, body, hash from entries where sequence > ? order by sequence limit ?')
      // The columns are declared `strict`: their types are SQLite's promise.
      .all(after, PIECE) as unknown as Link[]
  )
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw unavailable(error)
  }
}
