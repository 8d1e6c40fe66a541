/** The story of one entry: what its activation told of itself, and what the journal holds of it, in one order. */
import type { JournalEntry, Result, StoredEntry } from '../activation/entries.ts'
import type { Tale, TaleStep } from '../api/history.ts'
import type { Journal } from '../outside.ts'
import { usernameOf } from '../ownership/account-key.ts'
import { rowOf } from './pages.ts'

export function tale(journal: Pick<Journal, 'page' | 'entries'>, sequence: number): Tale {
  const [stored] = journal.page({ before: sequence + 1, limit: 1 })
  return stored?.sequence === sequence ? taleOf(journal, stored) : { steps: [] }
}

export function taleOf(journal: Pick<Journal, 'entries'>, stored: StoredEntry): Tale {
  const [row] = rowOf(stored)
  const { entry, sequence } = stored
  if (row === undefined || entry.kind !== 'result') return { steps: [] }
  const all = [...journal.entries({ activation: entry.act })].filter((one) => one.sequence <= sequence)
  const began = Math.min(...all.map(beganAt))
  const username = usernameOf(entry.account)
  return {
    row,
    ...(username !== undefined && { username }),
    began: new Date(began).toISOString(),
    steps: stepsOf(all, began),
  }
}

/** A result is written when it is over. */
function beganAt({ at, entry }: StoredEntry): number {
  return Date.parse(at) - (entry.kind === 'result' ? entry.ms : 0)
}

function stepsOf(all: readonly StoredEntry[], began: number): TaleStep[] {
  const told = all.flatMap(({ at, entry }) => (entry.kind === 'result' ? toldBy(entry, Date.parse(at), began) : []))
  // Entries have the wall clock's milliseconds, the rest finer ones: what comes after the other must not seem earlier.
  const first = told.filter(({ step }) => step !== 'waiting' && step !== 'going-on' && step !== 'settled')
  let latest = first[0]?.step === 'seen' ? Math.max(...first.map(({ ms }) => ms)) : 0
  const written = all.flatMap(({ at, entry }) => {
    const step = stepOf(entry)
    if (step === undefined) return []
    latest = Math.max(latest, Date.parse(at) - began)
    return [{ ...step, ms: latest }]
  })
  return [...told, ...written].toSorted((one, other) => one.ms - other.ms || rankOf(one) - rankOf(other))
}

/** Of what happened in the same millisecond. */
function rankOf({ step }: TaleStep): number {
  if (step === 'written' || step === 'answered') return 1
  if (step === 'settled') return 2
  return ['proven', 'ended', 'failed', 'removed'].includes(step) ? 3 : 0
}

/** What a result tells by itself. */
function toldBy({ story = [], ms, reconciled }: Result, at: number, began: number): TaleStep[] {
  const offset = Math.max(0, at - ms - began)
  if (reconciled === true) return [{ step: 'settled', ms: Math.max(0, Math.floor(offset - 1)) }]
  return story.map((one) => ({ ...one, ms: one.ms + offset }))
}

type Untimed<Step> = Step extends unknown ? Omit<Step, 'ms'> : never

function stepOf(entry: JournalEntry): Untimed<TaleStep> | undefined {
  switch (entry.kind) {
    case 'intent':
      return { step: 'written', does: entry.does }
    case 'queued':
      return { step: 'kept' }
    case 'batch':
      return undefined
    case 'answered': {
      const { answer, ownership, failure } = entry
      return { step: 'answered', answer, ...(ownership && { ownership: ownership.id }), ...(failure && { failure }) }
    }
    case 'proven':
      return { step: 'proven', ownership: entry.ownership.id }
    case 'ended':
      // Anything else is what the result says.
      if (entry.reason !== 'nothing-happened' && entry.reason !== 'released-since') return undefined
      return { step: 'ended', reason: entry.reason }
    case 'result':
      if (entry.outcome === 'removed') return { step: 'removed' }
      if (entry.outcome !== 'failed') return undefined
      return { step: 'failed', ...(entry.failure && { failure: entry.failure }) }
  }
}
