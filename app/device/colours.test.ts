import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutColours } from './colours.ts'

test.each([
  ['colours', '\x1b[1;32mok\x1b[0m', 'ok'],
  ['a cursor that moves', 'a\x1b[2J\x1b[10;20Hb\x1b[?25l', 'ab'],
  ['a title that ends in BEL', '\x1b]0;root@box: ~\x07# ', '# '],
  ['a title that ends in ST', '\x1b]0;title\x1b\\$ ', '$ '],
  ['a character set', '\x1b(Btext\x1b=', 'text'],
  ['one that is not whole yet', 'text\x1b[1;3', 'text'],
  ['a title that is not whole yet', 'text\x1b]0;ti', 'text'],
  ['brackets that are none', 'a[0m b', 'a[0m b'],
])('%s', (_, text, plain) => {
  expect(withoutColours(text)).toBe(plain)
})

test('whatever comes between them, text without escapes is kept as it is', () => {
  const sequences = fc.constantFrom('\x1b[0m', '\x1b[1;31m', '\x1b[2K', '\x1b]0;t\x07', '\x1b(B')
  const words = fc.string({ unit: fc.constantFrom('a', '[', ';', '0', 'm', ' ', '\n') })
  fc.assert(
    fc.property(fc.array(fc.tuple(words, sequences)), (pieces) => {
      const text = pieces.map(([word, sequence]) => word + sequence).join('')
      expect(withoutColours(text)).toBe(pieces.map(([word]) => word).join(''))
    }),
  )
})
