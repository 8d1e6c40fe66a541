/**
 * Instants as the service keeps them: UTC text of fixed width, microseconds always written. In this one form, and only
 * in it, the order of the texts is the order of the instants, so the database can compare and index them.
 */
import { OPEN_END } from '../app/ownership/contract.ts'

/** `2024-01-01T06:00:00.000000Z`, always 27 characters. */
export type Instant = string

/** The end of a span that still runs, in the kept form; {@link written} gives the contract's own. */
export const OPEN: Instant = '2999-12-31T23:59:59.000000Z'

/** As answers carry it: the open end exactly as the contract spells it, everything else as kept. */
export const written = (instant: Instant): string => (instant === OPEN ? OPEN_END : instant)

export const later = (one: Instant, other: Instant): Instant => (one < other ? other : one)

/** @param micros since 1970, at most 2^53 (the year 2255). */
export function instantOf(micros: number): Instant {
  const milliseconds = Math.floor(micros / 1000)
  const text = new Date(milliseconds).toISOString()
  return `${text.slice(0, -1)}${String(micros - milliseconds * 1000).padStart(3, '0')}Z`
}

/** The next instant that can be kept. Not for {@link OPEN}. */
export function after(instant: Instant): Instant {
  const micros = Date.parse(`${instant.slice(0, 23)}Z`) * 1000 + Number(instant.slice(23, 26))
  return instantOf(micros + 1)
}

/**
 * @param text ISO 8601 with an offset, checked by a schema; any number of fractional digits.
 * @param rounding of what is finer than a microsecond. A period is rounded outwards, so it never gets easier to cover.
 * @returns undefined where its offset moves it out of the years 0 to 9999.
 */
export function parseInstant(text: string, rounding: 'down' | 'up'): Instant | undefined {
  const parts = /^([^.]+)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (!parts) return undefined
  const [, whole, fraction = '', offset] = parts
  const seconds = Date.parse(`${whole}${offset}`)
  if (Number.isNaN(seconds)) return undefined
  const digits = fraction.slice(0, 6).padEnd(6, '0')
  const start = new Date(seconds).toISOString()
  const instant = `${start.slice(0, 19)}.${digits}Z`
  if (start.length !== 24) return undefined
  const finer = /[1-9]/.test(fraction.slice(6))
  return finer && rounding === 'up' ? roundedUp(seconds, digits) : instant
}

function roundedUp(seconds: number, digits: string): Instant {
  const micros = Number(digits) + 1
  const carried = new Date(seconds + (micros === 1_000_000 ? 1000 : 0)).toISOString()
  return `${carried.slice(0, 19)}.${String(micros % 1_000_000).padStart(6, '0')}Z`
}

/** What the service needs of a clock; the app's own clock fits. */
export interface ServiceClock {
  now(): Date
  /** Milliseconds that only grow. */
  monotonic(): number
}

export const systemClock: ServiceClock = { now: () => new Date(), monotonic: () => performance.now() }

/**
 * Reads a clock to the microsecond: wall time gives milliseconds, what lies between comes from the monotonic clock. A
 * wall clock that was set is followed.
 */
export function microseconds(clock: ServiceClock): () => Instant {
  let wall = clock.now().getTime()
  let anchor = clock.monotonic()
  return () => {
    const seen = clock.now().getTime()
    const reckoned = wall + clock.monotonic() - anchor
    if (Math.abs(reckoned - seen) <= 2) return instantOf(Math.round(reckoned * 1000))
    wall = seen
    anchor = clock.monotonic()
    return instantOf(seen * 1000)
  }
}
