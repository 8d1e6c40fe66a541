/** A row of the journal as the entry it holds. */
import { entrySchema, type StoredEntry } from '../../app/activation/entries.ts'
import { ActivatorError } from '../../app/errors.ts'

/** @throws JOURNAL_UNAVAILABLE when a row is not an entry: somebody else wrote into the file. */
export function storedOf(row: Record<string, unknown>): StoredEntry {
  const parsed = entrySchema.safeParse(contentOf(String(row.body)))
  if (!parsed.success) {
    throw new ActivatorError('JOURNAL_UNAVAILABLE', { reason: `entry ${row.sequence}` }, parsed.error)
  }
  return { sequence: Number(row.sequence), at: String(row.at), entry: parsed.data, hash: String(row.hash) }
}

function contentOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // No entry at all: the schema says so, with its number.
    return undefined
  }
}
