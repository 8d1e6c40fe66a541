/** What is looked for in history, and the months there are to choose from. */
import type { OutcomeFilter } from '../../app/api/history.ts'

export interface Filter {
  readonly search: string
  readonly outcome: OutcomeFilter
  /** "2026-11", of the local calendar; '' for any time. */
  readonly month: string
}
export const everything: Filter = { search: '', outcome: 'any', month: '' }

export function isEverything({ search, outcome, month }: Filter): boolean {
  return search.trim() === '' && outcome === 'any' && month === ''
}

/** As the core is asked. */
export function askedFor({ search, outcome, month }: Filter) {
  const text = search.trim()
  return { outcome, ...(text !== '' && { search: text }), ...(month !== '' && rangeOf(month)) }
}

/** From its first local instant to the first of the next one. */
export function rangeOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: new Date(year, number - 1, 1).toISOString(), to: new Date(year, number, 1).toISOString() }
}

/** Newest first, up to the one of `newest` from the one of `oldest` on. */
export function monthsBetween(oldest: string, newest: Date): readonly string[] {
  const first = new Date(oldest)
  const months: string[] = []
  for (let at = new Date(newest.getFullYear(), newest.getMonth(), 1); at >= monthOf(first); at = before(at)) {
    months.push(`${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`)
    if (months.length === MOST_MONTHS) break
  }
  return months
}

/** A clock that was wrong once must not make a list without end. */
const MOST_MONTHS = 120
const monthOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), 1)
const before = (date: Date) => new Date(date.getFullYear(), date.getMonth() - 1, 1)
