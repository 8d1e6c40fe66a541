/**
 * What was proven or ended just before the process was killed, so that its result was never written: the result only says
 * again, for people, what those entries say.
 */
import type { JournalEntry, StoredEntry } from '../activation/entries.ts'
import type { Journal } from '../outside.ts'
import type { Ending } from './tally.ts'

type Begun = Extract<JournalEntry, { kind: 'intent' | 'queued' }>

/** @param entries of one batch */
export function unresulted(
  { journal }: { readonly journal: Pick<Journal, 'entries'> },
  entries: readonly StoredEntry[],
): readonly Ending[] {
  const begun = new Map<string, Begun>()
  for (const { entry } of entries) {
    // An intent says more than what was kept before it.
    if (entry.kind === 'intent' || entry.kind === 'queued') begun.set(entry.act, entry)
  }
  for (const { entry } of entries) if (entry.kind === 'result') begun.delete(entry.act)
  return [...begun.values()].flatMap((one) => endingOf(one, [...journal.entries({ activation: one.act })]))
}

function endingOf(begun: Begun, entries: readonly StoredEntry[]): Ending[] {
  const { act, account, batch, serial_number, device_name } = begun
  const last = entries.findLast(({ entry }) => entry.kind === 'proven' || entry.kind === 'ended')
  if (batch === undefined || last === undefined) return []
  const common = { act, account, batch, at: last.at, identity: { serial_number, device_name } }
  const { entry } = last
  if (entry.kind === 'proven') {
    const { ownership } = entry
    if (begun.kind === 'intent' && begun.does === 'release') return [{ ...common, outcome: 'released', ownership }]
    const was = begun.kind === 'intent' && begun.does === 'take' && begun.before.includes(ownership.id)
    return [{ ...common, outcome: was ? 'already-yours' : 'taken', ownership }]
  }
  if (entry.kind !== 'ended') return []
  const { reason, failure, ownership } = entry
  const outcome = reason === 'already-yours' ? 'already-yours' : 'failed'
  return [{ ...common, outcome, ...(failure && { failure }), ...(ownership && { ownership }) }]
}
