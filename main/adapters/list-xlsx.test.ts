import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { isError } from '../../app/errors.ts'
import { archiveOf, workbookOf } from '../../tests/fakes/archive.ts'
import { readXlsx } from './list-xlsx.ts'

const never = new AbortController().signal
const read = (bytes: Uint8Array) => readXlsx(bytes, never)
const why = async (bytes: Uint8Array) => {
  const error: unknown = await read(bytes).catch((error: unknown) => error)
  return isError(error, 'CONFIG_INVALID') ? error.params.what : error
}
const text = (address: string, content: string) => `<c r="${address}" t="inlineStr"><is><t>${content}</t></is></c>`

test('what another library writes and reads is read the same way', async () => {
  const values = ['0012', ' spaced ', 'Ä€😀', 'a & b < "c"', 'two\nlines', '1.2E+5', '=1+1', '\u00a0012']
  const data = values.map((value, index) => [{ value: `S${index}` }, null, { value }])
  const bytes = await writeWorkbook(data, { sheet: 'Delivery & more' }).toBuffer()
  const [theirs] = await readWorkbook(bytes, { trim: false })
  const ours = await read(new Uint8Array(bytes))
  expect(ours.sheet).toBe(theirs?.sheet)
  expect(ours.rows.map(({ cells }) => cells.map((cell) => cell || null))).toEqual(theirs?.data)
  expect(ours.rows.map(({ cells }) => cells[2])).toEqual(values)
})

describe('cells', () => {
  const one = async (cell: string) => (await read(workbookOf(`<row r="7">${cell}</row>`))).rows[0]

  test.each([
    ['<c r="B7"><v>12345</v></c>', ['', '12345'], [1]],
    ['<c r="A7" t="n"><v>1.2E5</v></c>', ['1.2E5'], [0]],
    ['<c r="A7" t="b"><v>1</v></c>', ['TRUE'], undefined],
    ['<c r="A7" t="e"><v>#N/A</v></c>', ['#N/A'], undefined],
    ['<c r="A7" t="str"><f>TEXT(B7,"000000")</f><v>012345</v></c>', ['012345'], undefined],
    ['<c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c>', ['a', 'b'], undefined],
    [
      '<c r="A7" t="inlineStr"><is><r><t>Se</t></r><r><t>rial</t></r><rPh><t>ru</t></rPh></is></c>',
      ['Serial'],
      undefined,
    ],
    ['<x:c r="A7" t="inlineStr"><x:is><x:t>a<![CDATA[<b>]]></x:t></x:is></x:c>', ['a<b>'], undefined],
    ['<c r="A7" t="inlineStr"><is><t>a_x0009_b</t></is></c>', ['a\tb'], undefined],
    [`${text('A7', 'S')}${text('XFD7', 'far away')}`, ['S'], undefined],
  ])('%s', async (cell, cells, numbers) => {
    expect(await one(cell)).toEqual({ line: 7, cells, ...(numbers && { numbers }) })
  })

  test('a million empty rows, formatted cells in each, are passed by', async () => {
    const empty = Array.from(
      { length: 1_000_000 },
      (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="1"/></row>`,
    )
    const list = `<row r="1">${text('A1', 'Serial')}</row><row r="2">${text('A2', '012345')}</row>${empty.join('')}`
    const { rows } = await read(workbookOf(`${list}<row r="1048576">${text('A1048576', 'end')}</row>`))
    expect(rows).toEqual([
      { line: 1, cells: ['Serial'] },
      { line: 2, cells: ['012345'] },
      { line: 1_048_576, cells: ['end'] },
    ])
  })

  test('rows far away, and cells far to the right in many rows, take no room', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, index) => `<row r="${index + 1}">${text(`XFC${index + 1}`, 'x')}</row>`,
    )
    const far = `<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>`
    expect((await read(workbookOf(`${rows.join('')}${far}`))).rows).toEqual([
      { line: 4_000_000_000, cells: ['1'], numbers: [0] },
    ])
  })

  test('an empty first sheet is passed by', async () => {
    const bytes = await writeWorkbook([
      { sheet: 'Empty', data: [] },
      { sheet: 'List', data: [[{ value: 'Serial' }]] },
    ]).toBuffer()
    expect(await read(new Uint8Array(bytes))).toEqual({ sheet: 'List', rows: [{ line: 1, cells: ['Serial'] }] })
  })
})

describe('archives made to do harm', () => {
  const zeros = (mebibytes: number) => Buffer.alloc(mebibytes * 1024 * 1024, 0x20)

  test('one that says itself what it would unpack to', async () => {
    expect(await why(workbookOf('', [{ name: 'xl/media/a.xml', content: zeros(64) }]))).toBe('would unpack to 64 MiB')
    const many = Array.from({ length: 8 }, (_, index) => ({ name: `${index}`, content: '', saidBytes: 2 ** 30 }))
    expect(await why(archiveOf(many))).toBe('would unpack to 8192 MiB')
    const large = { name: 'a', content: zeros(4), stored: true, saidBytes: 400 * 1024 * 1024 }
    expect(await why(archiveOf([large]))).toBe('would unpack to 400 MiB')
  })

  test('one that lies about it', async () => {
    const strings = `<row r="1"><c r="A1"><v>${' '.repeat(1024 * 1024)}</v></c></row>`
    const lying = { name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${strings}</worksheet>`, saidBytes: 1000 }
    expect(await why(workbookOf('', [lying]))).toBe('is damaged: it unpacks to more than it says')
  })

  test('one whose elements have no end is given up early', async () => {
    const shares: number[] = []
    const endless = workbookOf('<row r="1"><c '.padEnd(4 * 1024 * 1024, 'a="b" '))
    const error: unknown = await readXlsx(endless, never, (share) => shares.push(share)).catch(
      (error: unknown) => error,
    )
    expect(isError(error, 'CONFIG_INVALID') && error.params.what).toMatch(/cannot be read/)
    expect(Math.max(...shares)).toBeLessThan(0.5)
  })

  test.each([
    ['elements that are not closed', '<row r="1"><c></row>', /cannot be read/],
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', /a text of it is missing/],
  ])('%s', async (_what, sheetData, what) => {
    expect(await why(workbookOf(sheetData))).toMatch(what)
  })
})
