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

it.each([
  ['a;=1+1', "a;'=1+1"],
  ['a; "=1+1"', `"a; ""'=1+1"""`],
  ['two\n@sum', `"two\n'@sum"`],
])('keeps %j text where semicolons separate the cells', (text, cell) => {
  expect(csvOf([[text]])).toBe(`${cell}\r\n`)
})

it('leaves a semicolon alone that begins nothing', () => {
  expect(csvOf([['a;b -1']])).toBe('a;b -1\r\n')
})

it('quotes a cell that needs both', () => {
  expect(csvOf([['=cmd|"x"']])).toBe(`"'=cmd|""x"""\r\n`)
  expect(csvOf([['\rx']])).toBe(`"'\rx"\r\n`)
})

it('leaves a serial number its zeros', () => {
  expect(csvOf([['012345']])).toBe('012345\r\n')
})
