import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OPEN_END } from '../../app/ownership/contract.ts'
import { scaleOf } from './time-scale.ts'

const now = Date.UTC(2026, 10, 24, 14)
const iso = (at: number) => new Date(at).toISOString()
const DAY = 86_400_000
const span = (from: number, to?: number) => {
  const end = to === undefined ? OPEN_END : iso(to)
  return { ownership: from, from: iso(from), to: end, running: to === undefined }
}

it('gives a span that began just now room to be seen', () => {
  const spans = [span(now - 1000), span(now - 600 * DAY, now - 400 * DAY)]
  expect(1 - scaleOf(spans, {}, now).place(now - 1000)).toBeGreaterThan(0.065)
})

it('makes room for a period just outside, and no point of everything for one far away', () => {
  const spans = [span(now - 100 * DAY)]
  const near = { from: iso(now - 150 * DAY), to: iso(now - 120 * DAY) }
  expect(scaleOf(spans, near, now).place(near.from)).toBeGreaterThan(0)
  const far = { from: iso(now - 9000 * DAY), to: iso(now) }
  expect(scaleOf(spans, far, now).place(iso(now - 100 * DAY))).toBeLessThan(0.1)
})

it('keeps what is earlier left of what is later, inside the line', () => {
  const days = fc.integer({ min: 1, max: 5000 })
  fc.assert(
    fc.property(days, days, days, (one, other, asked) => {
      const [begin, end] = [now - Math.max(one, other) * DAY - DAY, now - Math.min(one, other) * DAY]
      const scale = scaleOf([span(begin, end)], { from: iso(now - asked * DAY), to: iso(now) }, now)
      const [left, right] = [scale.place(begin), scale.place(end)]
      expect(left).toBeLessThan(right)
      expect(left).toBeGreaterThan(0)
      expect(scale.place(now)).toBeLessThanOrEqual(1)
    }),
  )
})
