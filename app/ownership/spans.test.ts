import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareInstants, covers, isOpenEnded, overlap } from './spans.ts'

const span = (start_time: string, end_time: string) => ({ start_time, end_time })
const OPEN = '2999-12-31T23:59:59Z'

/** The same instant as written by different services. */
const written = fc
  .record({
    ms: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    offset: fc.integer({ min: -14 * 60, max: 14 * 60 }),
    zeros: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ ms, offset, zeros }) => {
    const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1)
    const two = (n: number) => String(Math.abs(n)).padStart(2, '0')
    const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`
    return { ms, text: `${local}${'0'.repeat(zeros)}${zone}` }
  })

describe('instants', () => {
  test('compare as their moments do, whatever the offset and the zeros', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        expect(Math.sign(compareInstants(a.text, b.text))).toBe(Math.sign(a.ms - b.ms))
      }),
    )
  })

  test('differ in the last digit that was written', () => {
    expect(compareInstants('2024-01-01T00:00:00.000001Z', '2024-01-01T00:00:00.000002Z')).toBeLessThan(0)
    expect(compareInstants('2024-01-01T00:00:00.1Z', '2024-01-01T00:00:00.09Z')).toBeGreaterThan(0)
    expect(compareInstants('2024-01-01T00:00:00.100Z', '2024-01-01T01:00:00.1+01:00')).toBe(0)
    expect(compareInstants('2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000000001Z')).toBeLessThan(0)
  })

  test('what is none is said, not guessed', () => {
    for (const text of ['', 'tomorrow', '2024-01-01', '2024-13-01T00:00:00Z']) {
      expect(() => compareInstants(text, OPEN)).toThrow(RangeError)
    }
  })
})

describe('the open end', () => {
  test.each([OPEN, '2999-12-31T23:59:59.000000Z', '2999-12-31T23:59:59+00:00', '3000-01-01T00:59:59.0+01:00'])(
    'is open as %s',
    (end_time) => expect(isOpenEnded({ end_time })).toBe(true),
  )
  test.each(['2999-12-31T23:59:59.1Z', '2999-12-31T23:59:59+01:00', '2999-12-31T23:59:58Z', '2024-01-01T00:00:00Z'])(
    'is not open as %s',
    (end_time) => expect(isOpenEnded({ end_time })).toBe(false),
  )
})

describe('spans are half-open', () => {
  const first = span('2024-01-01T00:00:00Z', '2024-02-01T00:00:00.000000Z')
  const next = span('2024-02-01T01:00:00+01:00', OPEN)

  test('one that ends when the next begins does not overlap it', () => {
    expect(overlap(first, next)).toBe(false)
    expect(overlap(next, first)).toBe(false)
    expect(overlap(first, span('2024-01-31T23:59:59.999999Z', OPEN))).toBe(true)
  })

  test('an empty one overlaps nothing, not even what lies around it', () => {
    expect(overlap(span('2024-01-05T00:00:00Z', '2024-01-05T00:00:00Z'), first)).toBe(false)
  })

  test('overlap is whether some instant lies in both', () => {
    const instant = (n: number) => new Date(n * 1000).toISOString()
    const point = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const within = (n: number) => a <= n && n < b && c <= n && n < d
        const shared = Array.from({ length: 13 }, (_, n) => n).some(within)
        expect(overlap(span(instant(a), instant(b)), span(instant(c), instant(d)))).toBe(shared)
      }),
    )
  })

  test('a period is covered up to the very end of the span, and not a moment beyond', () => {
    expect(covers(first, span('2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z'))).toBe(true)
    expect(covers(first, span('2024-01-01T00:00:00Z', '2024-02-01T00:00:00.000001Z'))).toBe(false)
    expect(covers(first, span('2023-12-31T23:59:59.9Z', '2024-01-02T00:00:00Z'))).toBe(false)
  })
})
