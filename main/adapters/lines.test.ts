import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ActivatorError, isError } from '../../app/errors.ts'
import { cutBy } from './lines.ts'

const caps = { line: 1024, answer: 16 * 1024 }

function hearing(cut: 'raw' | 'lines', limits = caps) {
  const heard: string[] = []
  const closed: ActivatorError[] = []
  const listener = {
    heard: (bytes: Uint8Array) => heard.push(Buffer.from(bytes).toString('latin1')),
    closed: (error: ActivatorError) => closed.push(error),
  }
  const hear = cutBy({ cut, caps: limits }, listener, 'p')
  return { heard, closed, say: (text: string) => hear(Buffer.from(text, 'latin1')) }
}

test('lines end in \\n, \\r\\n or \\r alone, and empty lines are lines', () => {
  const { heard, say } = hearing('lines')
  say('a\nb\r\nc\rd\n\ne\r\n')
  expect(heard).toEqual(['a', 'b', 'c', 'd', '', 'e'])
})

test('a lone \\r at the end of what came so far ends its line without waiting for the next byte', () => {
  const { heard, say } = hearing('lines')
  say('answer\r')
  expect(heard).toEqual(['answer'])
  say('\nnext\r')
  expect(heard).toEqual(['answer', 'next'])
})

test('a line of exactly the cap is heard; one byte more closes, after what came whole before it', () => {
  const { heard, closed, say } = hearing('lines', { line: 4, answer: 100 })
  say('abcd\nabcde\nlater\n')
  expect(heard).toEqual(['abcd'])
  expect(closed.map((error) => error.params)).toEqual([{ port: 'p', cap: 'line', bytes: 4 }])
})

test('raw listening has no lines to be too long, only an answer', () => {
  const { heard, closed, say } = hearing('raw', { line: 4, answer: 10 })
  say('abcdefgh')
  say('ijkl')
  expect(heard.join('')).toBe('abcdefghij')
  expect(closed.map((error) => error.params)).toEqual([{ port: 'p', cap: 'answer', bytes: 10 }])
})

test('whatever bytes come, in whatever pieces: the same lines, and never more than the caps', () => {
  const bytes = fc.string({ unit: fc.constantFrom('a', '\xff', '\n', '\r', '\0'), maxLength: 200 })
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(199), { maxLength: 8 }), (text, cuts) => {
      const limits = { line: 5, answer: 60 }
      const whole = hearing('lines', limits)
      whole.say(text)
      const pieces = hearing('lines', limits)
      const at = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      for (const [index, from] of at.entries()) pieces.say(text.slice(from, at[index + 1]))
      expect(pieces.heard).toEqual(whole.heard)
      expect(pieces.closed.map(({ params }) => params)).toEqual(whole.closed.map(({ params }) => params))
      expect(whole.heard.every((line) => line.length <= 5 && !/[\r\n]/.test(line))).toBe(true)
      expect(whole.closed.every((error) => isError(error, 'DEVICE_GARBLED'))).toBe(true)
    }),
  )
})
