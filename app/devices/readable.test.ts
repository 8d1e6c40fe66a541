/** The access rule, in the app as in the contract: data only of a period that lies wholly inside one span. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPEN_END } from '../ownership/contract.ts'
import type { Ownership } from '../ownership/record.ts'
import { readable } from './readable.ts'

const span = (id: number, start_time: string, end_time = OPEN_END): Ownership => ({
  ...{ id, start_time, end_time, device: 1, manager: 7 },
  device_details: { id: 1, serial_number: '012345', device_name: 'a1b2c3d4e5f8' },
})
const first = span(1, '2025-03-03T08:12:00Z', '2025-08-18T14:40:00.000001Z')
const second = span(2, '2026-11-24T13:02:11.391Z')
const ask = (from: string, to: string, spans = [second, first]) => readable(spans, { from, to })

describe('a period', () => {
  it('that lies inside one span may be read, to its very end', () => {
    expect(ask('2025-04-01T00:00:00Z', '2025-05-01T00:00:00Z')).toEqual({ readable: true, ownership: 1 })
    expect(ask(first.start_time, first.end_time)).toEqual({ readable: true, ownership: 1 })
    expect(ask(second.start_time, OPEN_END)).toEqual({ readable: true, ownership: 2 })
  })

  it('that goes on a microsecond longer may not, and is told where to end', () => {
    expect(ask('2025-08-01T00:00:00Z', '2025-08-18T14:40:00.000002Z')).toEqual({
      readable: false,
      why: 'partly',
      missing: { from: '2025-08-18T14:40:00.000001Z', to: '2025-08-18T14:40:00.000002Z' },
      parts: [{ from: '2025-08-01T00:00:00Z', to: '2025-08-18T14:40:00.000001Z' }],
      instead: { from: '2025-08-01T00:00:00Z', to: '2025-08-18T14:40:00.000001Z' },
    })
  })

  it('that begins too early is told where to begin', () => {
    expect(ask('2025-01-01T00:00:00Z', '2025-04-01T00:00:00Z')).toMatchObject({
      why: 'partly',
      missing: { from: '2025-01-01T00:00:00Z', to: first.start_time },
      instead: { from: first.start_time, to: '2025-04-01T00:00:00Z' },
    })
  })

  it('in which it was never the account’s has nothing to offer', () => {
    const asked = { from: '2025-09-01T00:00:00Z', to: '2025-10-01T00:00:00Z' }
    expect(ask(asked.from, asked.to)).toEqual({ readable: false, why: 'never', parts: [], missing: asked })
  })

  it('that ends where a span begins does not touch it', () => {
    expect(ask('2026-01-01T00:00:00Z', second.start_time)).toMatchObject({ why: 'never' })
  })

  it('over two spans without a gap is still asked for in two', () => {
    const spans = [span(1, '2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'), span(2, '2025-02-01T00:00:00Z')]
    expect(ask('2025-01-31T00:00:00Z', '2025-02-05T00:00:00Z', spans)).toEqual({
      readable: false,
      why: 'across',
      parts: [
        { from: '2025-01-31T00:00:00Z', to: '2025-02-01T00:00:00Z' },
        { from: '2025-02-01T00:00:00Z', to: '2025-02-05T00:00:00Z' },
      ],
      instead: { from: '2025-02-01T00:00:00Z', to: '2025-02-05T00:00:00Z' },
    })
  })

  it('that ends before it begins, or at once, is none', () => {
    expect(ask('2025-05-01T00:00:00Z', '2025-05-01T00:00:00Z')).toMatchObject({ why: 'empty' })
    expect(ask('2025-05-02T00:00:00+02:00', '2025-05-01T20:00:00Z')).toMatchObject({ why: 'empty' })
  })
})

it('offers only what may be read, and reads only what one span holds', () => {
  const hour = (n: number) => new Date(Date.UTC(2026, 0, 1, n)).toISOString()
  const drawn = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 10 })
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (cuts, from, to) => {
      const sorted = cuts.toSorted((a, b) => a - b)
      // Every other stretch is the account's.
      const spans = sorted.flatMap((start, at) => {
        const end = sorted[at + 1]
        return at % 2 === 0 && end !== undefined ? [{ start, end }] : []
      })
      const ownerships = spans.map(({ start, end }, at) => span(at + 1, hour(start), hour(end)))
      const found = readable(ownerships, { from: hour(from), to: hour(to) })
      const inside = from < to && spans.some(({ start, end }) => start <= from && to <= end)
      expect(found.readable).toBe(inside)
      if (found.readable) return
      for (const part of [...found.parts, ...(found.instead ? [found.instead] : [])]) {
        expect(readable(ownerships, part).readable).toBe(true)
      }
      if (found.missing) expect(readable(ownerships, found.missing)).toMatchObject({ why: 'never' })
    }),
  )
})
