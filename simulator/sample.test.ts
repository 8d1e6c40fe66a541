import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPatterns } from '../app/device/patterns.ts'
import type { Pattern, PatternPlace } from '../app/outside.ts'
import { sampleOf } from './sample.ts'

function patternOf(source: string, place: PatternPlace = 'lines'): Pattern {
  const pattern = ownPatterns.compile(source, place)
  if ('reason' in pattern) throw new Error(pattern.reason)
  return pattern
}

const identity = { serial_number: '012345', device_name: 'a1b2c3' }

test.each([
  ['SN=(?<serial_number>\\d+);\\s*NAME=(?<device_name>\\w+)', 'SN=012345;NAME=a1b2c3'],
  ['^serial: (?<serial_number>\\S+)$[\\s\\S]*?^name: (?<device_name>[0-9a-f]+)$', 'serial: 012345\nname: a1b2c3'],
  ['(?:id|ident)[=:] ?(?<serial_number>\\d{6}),(?<device_name>.+?)\\r\\n', 'id:012345,a1b2c3\r\n'],
])('%s is answered by what it matches', (pattern, text) => {
  expect(sampleOf(patternOf(pattern), identity, 'profile')).toBe(text)
})

test('a prompt becomes the shortest prompt', () => {
  expect(sampleOf(patternOf('[\\w@-]+[$#] ?', 'end'), {}, 'profile')).toBe('a$')
})

test.each(['(?<=x)(?<serial_number>\\d+)', '(a)\\1', '(?<serial_number>[A-Z]+)'])(
  '%s cannot be simulated',
  (pattern) => {
    expect(() => sampleOf(patternOf(pattern), identity, 'profile')).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    )
  },
)

test('whatever the pattern: a text that matches, or CONFIG_INVALID', () => {
  const piece = fc.constantFrom(
    'a',
    '\\d',
    '[^x]',
    '.',
    '(?:b|c)',
    '+',
    '*?',
    '{2,3}',
    '^',
    '$',
    '\\n',
    '\\b',
    '\\\\',
    ')',
    '(',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const pattern = pieces.join('')
      fc.pre(!('reason' in ownPatterns.compile(pattern, 'lines')))
      try {
        expect(sampleOf(patternOf(pattern), {}, 'profile')).toMatch(new RegExp(pattern, 'mu'))
      } catch (error) {
        expect(error).toMatchObject({ code: 'CONFIG_INVALID' })
      }
    }),
  )
})
