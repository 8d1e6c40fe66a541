/** Paging by page number, and ordering by name. */
import { z } from 'zod'
import type { Rows } from '../storage.ts'

export const offsetOf = (page: number, limit: number): number => (page - 1) * limit

/** A page past the end is empty and leads back to the last one: rows may have gone while somebody was paging. */
export function pageAround<T>(page: number, limit: number, { count, rows }: Rows<T>) {
  const last = Math.max(1, Math.ceil(count / limit))
  return {
    count,
    page,
    next: page < last ? page + 1 : null,
    previous: page > 1 ? Math.min(page - 1, last) : null,
    results: [...rows],
  }
}

/** `serial_number,-start_time`: field names by commas, `-` reverses. */
export const orderingOf = (fields: readonly string[]) =>
  z
    .string()
    .max(64)
    .default('')
    .transform((text, context) => {
      const terms = text.split(',').filter((term) => term !== '')
      const ordering = terms.map((term) => ({ field: term.replace(/^-/, ''), descending: term.startsWith('-') }))
      if (ordering.every(({ field }) => fields.includes(field))) return ordering
      context.addIssue({ code: 'custom', message: `Must be of: ${fields.join(', ')}.` })
      return z.NEVER
    })
