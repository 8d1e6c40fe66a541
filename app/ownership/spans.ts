/**
 * Time spans of ownerships. Times come as ISO 8601 with or without fractions, in any offset: instants are compared,
 * never strings, and to every digit that was written. Spans are half-open, `[start_time, end_time)`.
 */
import { OPEN_END } from './contract.ts'

export interface Span {
  readonly start_time: string
  readonly end_time: string
}

/** An instant to the last digit: a millisecond count would make two different microseconds one. */
interface Instant {
  readonly seconds: number
  /** Digits after the point, zeros at the end cut off: then they sort as strings do. */
  readonly fraction: string
}

const written = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})$/

/** @throws RangeError for what is no ISO 8601 instant: schemas at the boundary let none through. */
function instantOf(time: string): Instant {
  const [, day, minute, second = '00', fraction = '', offset] = written.exec(time) ?? []
  const milliseconds = Date.parse(`${day}T${minute}:${second}.000${offset}`)
  if (Number.isNaN(milliseconds)) throw new RangeError(`no instant: ${JSON.stringify(time)}`)
  return { seconds: milliseconds / 1000, fraction: fraction.replace(/0+$/, '') }
}

/** Below 0: `a` is earlier; 0: the same instant; above 0: later. Fits `sort`. */
export function compareInstants(a: string, b: string): number {
  const [one, other] = [instantOf(a), instantOf(b)]
  if (one.seconds !== other.seconds) return one.seconds - other.seconds
  if (one.fraction === other.fraction) return 0
  return one.fraction < other.fraction ? -1 : 1
}

/** Sorts as the instant does: for lists that are sorted more than once. From the year 1 to the year 9999. */
export function instantKey(time: string): string {
  const { seconds, fraction } = instantOf(time)
  return `${String(seconds + SECONDS_BEFORE_1970).padStart(12, '0')}.${fraction}`
}
const SECONDS_BEFORE_1970 = 62_135_596_800

/** Whether it still runs: its end is the open end, in whatever form that is written. */
export function isOpenEnded({ end_time }: Pick<Span, 'end_time'>): boolean {
  return compareInstants(end_time, OPEN_END) === 0
}

/** Whether the two have an instant in common. A span that ends when the other starts does not, nor does an empty one. */
export function overlap(a: Span, b: Span): boolean {
  const start = compareInstants(a.start_time, b.start_time) > 0 ? a.start_time : b.start_time
  const end = compareInstants(a.end_time, b.end_time) < 0 ? a.end_time : b.end_time
  return compareInstants(start, end) < 0
}

/** Whether the whole period lies within the span: only then its data may be read. */
export function covers(span: Span, period: Span): boolean {
  return (
    compareInstants(span.start_time, period.start_time) <= 0 && compareInstants(period.end_time, span.end_time) <= 0
  )
}
