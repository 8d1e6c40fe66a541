import fc from 'fast-check'
import { expect, test } from 'vitest'
import { httpDate, LONGEST_PAUSE_MS, retryAfter } from './retry-after.ts'

const after = (retry: string, date?: string) =>
  retryAfter({ headers: { 'retry-after': retry, ...(date !== undefined && { date }) } })

test('seconds are seconds, and never more than a minute', () => {
  expect(after('0')).toBe(0)
  expect(after(' 7 ')).toBe(7000)
  expect(after('61')).toBe(LONGEST_PAUSE_MS)
  expect(after('9'.repeat(400))).toBe(LONGEST_PAUSE_MS)
})

test('a date is measured against the same answer, so a clock that is years off does no harm', () => {
  const then = 'Sun, 06 Nov 1994 08:49:37 GMT'
  for (const now of [then, 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994']) {
    expect(after('Sun, 06 Nov 1994 08:49:49 GMT', now)).toBe(12_000)
    expect(after('Sun, 06 Nov 2044 08:49:49 GMT', now)).toBe(LONGEST_PAUSE_MS)
    expect(after('Sun, 06 Nov 1994 08:49:30 GMT', now)).toBe(0)
  }
})

test.each(['', 'soon', '-1', '1.5', '1e3', '0x10', 'Sun, 06 Nov 1994 08:49:37 CET', 'Sun, 31 Feb 1994 08:49:37'])(
  'what cannot be understood says nothing: %j',
  (text) => expect(after(text, 'Sun, 06 Nov 1994 08:49:37 GMT')).toBeUndefined(),
)

test('a date without one to measure it against says nothing', () => {
  expect(after('Sun, 06 Nov 1994 08:49:37 GMT')).toBeUndefined()
  expect(retryAfter({ headers: {} })).toBeUndefined()
})

test('every moment survives its way through an HTTP date', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      expect(httpDate(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000)
    }),
  )
})

test('whatever stands there, the pause is none or within its bounds', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/),
  )
  fc.assert(
    fc.property(text, text, (retry, date) => {
      const pause = after(retry, date) ?? 0
      expect(pause).toBeGreaterThanOrEqual(0)
      expect(pause).toBeLessThanOrEqual(LONGEST_PAUSE_MS)
    }),
  )
})
