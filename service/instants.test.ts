import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, instantOf, microseconds, OPEN, parseInstant, written } from './instants.ts'

const upTo2255 = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('instants', () => {
  it('are written to the microsecond, in texts that sort as they do', () => {
    expect(instantOf(1_704_088_800_000_000)).toBe('2024-01-01T06:00:00.000000Z')
    expect(instantOf(1_704_088_800_123_456)).toBe('2024-01-01T06:00:00.123456Z')
    fc.assert(
      fc.property(upTo2255, upTo2255, (one, other) => {
        expect(instantOf(one) < instantOf(other)).toBe(one < other)
      }),
    )
  })

  it('are read back as they were written, and the next one is the next microsecond', () => {
    fc.assert(
      fc.property(upTo2255, (micros) => {
        expect(parseInstant(instantOf(micros), 'up')).toBe(instantOf(micros))
        fc.pre(micros < Number.MAX_SAFE_INTEGER)
        expect(after(instantOf(micros))).toBe(instantOf(micros + 1))
      }),
    )
  })

  it('write the open end exactly as the contract does', () => {
    expect(written(OPEN)).toBe('2999-12-31T23:59:59Z')
    expect(parseInstant('2999-12-31T23:59:59Z', 'up')).toBe(OPEN)
    expect(written('2999-12-31T23:59:58.000000Z')).toBe('2999-12-31T23:59:58.000000Z')
  })

  it('are read with an offset, finer parts rounded outwards', () => {
    expect(parseInstant('2024-01-01T08:00:00+02:00', 'down')).toBe('2024-01-01T06:00:00.000000Z')
    expect(parseInstant('2024-01-01T06:00:00.1234567Z', 'down')).toBe('2024-01-01T06:00:00.123456Z')
    expect(parseInstant('2024-01-01T06:00:00.1234567Z', 'up')).toBe('2024-01-01T06:00:00.123457Z')
    expect(parseInstant('2024-12-31T23:59:59.9999999Z', 'up')).toBe('2025-01-01T00:00:00.000000Z')
    expect(parseInstant('2024-01-01T06:00:00.5000000Z', 'up')).toBe('2024-01-01T06:00:00.500000Z')
    expect(parseInstant('9999-12-31T23:59:59-01:00', 'up')).toBeUndefined()
    expect(parseInstant('yesterday', 'up')).toBeUndefined()
  })

  it('follow a clock between its milliseconds, and when it is set', () => {
    let wall = 1_704_088_800_000
    let monotonic = 5000
    const now = microseconds({ now: () => new Date(wall), monotonic: () => monotonic })
    monotonic += 0.25
    expect(now()).toBe('2024-01-01T06:00:00.000250Z')
    wall -= 3_600_000
    expect(now()).toBe('2024-01-01T05:00:00.000000Z')
    monotonic += 1.5
    wall += 1
    expect(now()).toBe('2024-01-01T05:00:00.001500Z')
  })
})
