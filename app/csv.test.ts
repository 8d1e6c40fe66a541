import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('writes rows as RFC 4180 says: quotes doubled, line ends kept inside a cell', () => {
  expect(
    csvOf([
      ['a', 1, undefined],
      ['say "hi"', 'x,y', 'two\nlines'],
    ]),
  ).toBe('a,1,\r\n"say ""hi""","x,y","two\nlines"\r\n')
})

it.each(['=1+1', '+1', '-1', '@sum', '\tx', '＝1'])('keeps %j text where a spreadsheet would run it', (text) => {
  expect(csvOf([[text]])).toBe(`'${text}\r\n`)
})

it('quotes a cell that needs both', () => {
  expect(csvOf([['=cmd|"x"']])).toBe(`"'=cmd|""x"""\r\n`)
  expect(csvOf([['\rx']])).toBe(`"'\rx"\r\n`)
})

it('leaves a serial number its zeros', () => {
  expect(csvOf([['012345']])).toBe('012345\r\n')
})
