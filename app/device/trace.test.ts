import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isError } from '../errors.ts'
import { readTrace, traceLine } from './trace.ts'

test('a line says when, which way and which bytes', () => {
  expect(traceLine({ us: 1250.4, dir: 'rx', bytes: Uint8Array.of(0x7b, 0, 0xff) })).toBe(
    '{"us":1250,"dir":"rx","hex":"7b00ff"}',
  )
})

test('what was written is read again, byte for byte', () => {
  const event = fc.record({
    us: fc.nat(),
    dir: fc.constantFrom('tx' as const, 'rx' as const),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 50 }),
  })
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const inOrder = events.toSorted((a, b) => a.us - b.us)
      expect(readTrace(inOrder.map(traceLine).join('\n'), 'a trace')).toEqual(inOrder)
    }),
  )
})

test.each([
  ['{"us":1,"dir":"rx","hex":"7b"}\n{', 2],
  ['\n{"us":-1,"dir":"rx","hex":"7b"}', 2],
  ['{"us":1,"dir":"up","hex":"7b"}', 1],
  ['{"us":1,"dir":"rx","hex":"7"}', 1],
  ['{"us":2,"dir":"rx","hex":"7b"}\r\n{"us":1,"dir":"rx","hex":"7b"}', 2],
])('%j is wrong in line %i', (text, line) => {
  expect(() => readTrace(text, 'field.jsonl')).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      params: expect.objectContaining({ where: 'field.jsonl', line }),
    }),
  )
})

test('whatever a file holds, it is a trace or CONFIG_INVALID', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => `{"us":1,${json}`),
      ),
      (text) => {
        try {
          expect(Array.isArray(readTrace(text, 'x'))).toBe(true)
        } catch (error) {
          if (!isError(error, 'CONFIG_INVALID')) throw error
        }
      },
    ),
  )
})
