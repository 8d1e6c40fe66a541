import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownPatterns } from '../../app/device/patterns.ts'
import { linearPatterns } from '../../main/adapters/linear-patterns.ts'
import { compiledBy, patternsContract } from './patterns.contract.ts'

patternsContract('of the language', ownPatterns)
patternsContract('in linear time', linearPatterns)

/** As much as a device may answer, and it matches nowhere. */
const LONGEST_ANSWER = 16 * 1024
const flood = 'a'.repeat(LONGEST_ANSWER)
/** Many times what it takes here; by backtracking each would take longer than anybody lives. */
const LIMIT_MS = 3000

describe('patterns from files', () => {
  test.each([
    '^(?:a|a)*$b',
    '^(?<serial_number>(?:a+)+)$b',
    '^(?:a|aa)+!',
    '^(?:a{1,20}){1,20}!',
    '(?<a>a*)(?<b>a*)(?<c>a*)(?<d>a*)(?<e>a*)!',
    '(?:[ab]?){400}!',
    '(?:(?:\\w|\\d|[a-f])*\\s?)*!',
  ])('%s comes to an end, whatever a device says', (source) => {
    const began = performance.now()
    const pattern = compiledBy(linearPatterns, source, 'lines')
    for (const text of [flood, `!\n${flood}`, 'ab'.repeat(LONGEST_ANSWER / 2)]) pattern.exec(text)
    expect(performance.now() - began).toBeLessThan(LIMIT_MS)
  })

  test.each([
    ['(?<serial_number>a)(?=b)', '(?='],
    ['(?<!a)b', '(?<!'],
    ['(a)\\1', '\\1'],
    ['(?<a>.)\\k<a>', '\\k'],
  ])('%s is refused: it looks around or back', (source, part) => {
    const { reason } = { reason: '', ...linearPatterns.compile(source, 'anywhere') }
    expect(reason).toContain(part)
    expect(reason).toContain('no limit of time')
  })

  test.each(['(?:.{0,1000}){1}.{0,1000}', '(?:ab?|c){400}'])('%s is refused: it repeats too much', (source) => {
    expect(linearPatterns.compile(source, 'anywhere')).toEqual({ reason: expect.stringMatching(/repeats too much/) })
  })

  test('what both engines take, both match alike', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '(?<it>a)',
      '(?:a|b)',
      '(?:ab|a)',
      '\\n',
      '^',
      '$',
    )
    const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '+?', '{1,2}')).map((parts) => parts.join(''))
    const source = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', 'é'), maxLength: 12 })
    const place = fc.constantFrom('anywhere', 'lines', 'whole', 'end')
    fc.assert(
      fc.property(source, text, place, (pattern, said, where) => {
        const [own, linear] = [ownPatterns.compile(pattern, where), linearPatterns.compile(pattern, where)]
        fc.pre(!('reason' in own) && !('reason' in linear))
        expect('exec' in linear && linear.exec(said)).toEqual('exec' in own && own.exec(said))
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever is written there: a pattern, or why it is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (source) => {
        const found = linearPatterns.compile(source, 'lines')
        if ('reason' in found) expect(found.reason).not.toBe('')
        else found.exec(source)
      }),
      { numRuns: 2000 },
    )
  })
})
