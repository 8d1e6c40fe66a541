/** Which data may be read: only a period that lies wholly inside one span of the account's. Times are half-open. */
import type { Period, Readable } from '../api/devices.ts'
import type { Ownership } from '../ownership/record.ts'
import { compareInstants, covers, overlap, type Span } from '../ownership/spans.ts'

/** @param ownerships the account's on one device, in any order */
export function readable(ownerships: readonly Ownership[], { from, to }: Period): Readable {
  const asked: Span = { start_time: from, end_time: to }
  if (compareInstants(from, to) >= 0) return { readable: false, why: 'empty', parts: [] }
  const whole = ownerships.find((span) => covers(span, asked))
  if (whole !== undefined) return { readable: true, ownership: whole.id }
  const parts = ownerships
    .filter((span) => overlap(span, asked))
    .map(({ start_time, end_time }) => ({ from: later(start_time, from), to: earlier(end_time, to) }))
    .sort((a, b) => compareInstants(a.from, b.from))
  const missing = firstMissing(parts, { from, to })
  const instead = longest(parts)
  if (instead === undefined) return { readable: false, why: 'never', parts, ...(missing && { missing }) }
  return { readable: false, why: missing ? 'partly' : 'across', parts, instead, ...(missing && { missing }) }
}

/** @param parts of the period, by when they begin */
function firstMissing(parts: readonly Period[], { from, to }: Period): Period | undefined {
  let reached = from
  for (const part of parts) {
    if (compareInstants(part.from, reached) > 0) return { from: reached, to: part.from }
    reached = later(reached, part.to)
  }
  return compareInstants(reached, to) < 0 ? { from: reached, to } : undefined
}

function longest(parts: readonly Period[]): Period | undefined {
  // For this a millisecond is close enough.
  const length = (part: Period) => Date.parse(part.to) - Date.parse(part.from)
  return parts.reduce<Period | undefined>(
    (best, part) => (best && length(best) >= length(part) ? best : part),
    undefined,
  )
}

const later = (a: string, b: string) => (compareInstants(a, b) >= 0 ? a : b)
const earlier = (a: string, b: string) => (compareInstants(a, b) <= 0 ? a : b)
