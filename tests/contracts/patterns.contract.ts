/** What matches by the patterns of profiles keeps to, whichever engine does it. */
import { describe, expect, test } from 'vitest'
import type { Pattern, PatternPlace, Patterns } from '../../app/outside.ts'

export function compiledBy(patterns: Patterns, source: string, place: PatternPlace = 'anywhere'): Pattern {
  const pattern = patterns.compile(source, place)
  if ('reason' in pattern) throw new Error(pattern.reason)
  return pattern
}

export function patternsContract(name: string, patterns: Patterns): void {
  describe(`patterns: ${name}`, () => {
    const by = (source: string, place?: PatternPlace) => compiledBy(patterns, source, place)

    test('the named groups of the first match; one that took no part is undefined', () => {
      const pattern = by('(?<serial_number>\\d{6})|(?<other>x+)')
      expect(pattern.exec('no 012345, 999999')).toEqual({ serial_number: '012345', other: undefined })
      expect(pattern.exec('xx')).toEqual({ serial_number: undefined, other: 'xx' })
      expect(pattern.exec('nothing')).toBeUndefined()
      expect(by('no groups').exec('no groups')).toEqual({})
      expect(pattern.source).toBe('(?<serial_number>\\d{6})|(?<other>x+)')
    })

    test('asked again it begins anew', () => {
      const pattern = by('a(?<b>b)')
      expect([pattern.exec('ab'), pattern.exec('ab')]).toEqual([{ b: 'b' }, { b: 'b' }])
    })

    test.each<[PatternPlace, readonly string[]]>([
      ['anywhere', ['b', 'abc']],
      ['lines', ['b', 'abc', 'a\nb\nc']],
      ['whole', ['b']],
      ['end', ['b', 'ab', 'a\nb']],
    ])('it has to match %s', (place, texts) => {
      const source = place === 'lines' ? '^b$|abc' : 'b'
      const all = ['b', 'ab', 'abc', 'a\nb', 'a\nb\nc', 'bc']
      const wanted = place === 'anywhere' ? all : place === 'lines' ? [...texts, 'a\nb'] : texts
      expect(all.filter((text) => by(source, place).exec(text) !== undefined).toSorted()).toEqual(wanted.toSorted())
    })

    test('one of two ways is the whole text, not its beginning or its end', () => {
      expect(by('a|b', 'whole').exec('ax')).toBeUndefined()
      expect(by('a|b', 'whole').exec('b')).toEqual({})
    })

    test('the earlier of two ways goes before the longer one, and lazy is lazy', () => {
      expect(by('(?<it>a|ab)').exec('ab')).toEqual({ it: 'a' })
      expect(by('(?<it>a+?)(?<rest>.*)').exec('aaa')).toEqual({ it: 'a', rest: 'aa' })
    })

    test('characters beyond the first plane are one each', () => {
      expect(by('^(?<it>.)$').exec('\u{1f600}')).toEqual({ it: '\u{1f600}' })
      expect(by('^\\u{1f600}\\u0041\\x42\\cJ$').exec('\u{1f600}AB\n')).toEqual({})
    })

    test.each(['(', 'a)|(b', '[z-a]', 'a**', '\\q', 'a{2,1}', '(?i)a', '\\Qa\\E'])('%s is none', (source) => {
      for (const place of ['anywhere', 'lines', 'whole', 'end'] as const) {
        expect(patterns.compile(source, place)).toEqual({ reason: 'is no regular expression' })
      }
    })
  })
}
