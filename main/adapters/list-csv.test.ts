import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isError } from '../../app/errors.ts'
import { optionsFor, readCsv } from './list-csv.ts'
import { wholeRecords } from './list-records.ts'
import { separationOf } from './list-separator.ts'

const never = new AbortController().signal
const bytesOf = (text: string) => new TextEncoder().encode(text)
const rowsOf = async (text: string | Uint8Array) => {
  const { rows } = await readCsv(typeof text === 'string' ? bytesOf(text) : text, never)
  return rows.map(({ line, cells }) => [line, ...cells])
}

describe('the separator', () => {
  test.each([
    ['Serial;Price\n1;1,50\n2;2,50\n', ';', 2],
    ['Serial,Name\n1,"a;b;c"\n2,"d;e;f"\n', ',', 2],
    ['a\tb, c\td\n1\t2\t3\n', '\t', 3],
    ['a|b\n1|2\n', '|', 2],
    ['One, two; three\n\n\nSerial|Carton\n1|2\n', '|', 2],
    ['Serial\n012345\n1,2E+05\n1,3E+05\n', ';', 1],
    ['Things, all of them\nS1\nS2\nS3\n', ';', 1],
    ['5" tube;1\n"6"" tube";2\n7" tube;3\n', ';', 2],
    ['', ';', 1],
    ['sep=^\na^b;c\n', '^', 2],
  ])('of %j is %j', (text, separator, columns) => {
    expect(separationOf(text)).toMatchObject({ separator, columns })
  })
})

describe('lines', () => {
  test('are counted as a person counts them: blank ones, all kinds of ends, and those within quotes', async () => {
    expect(await rowsOf('a;b\r\n\r\n1;"x\r\ny\rz\nw"\n2;3\r4;5')).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'x\r\ny\rz\nw'],
      [7, '2', '3'],
      [8, '4', '5'],
    ])
  })

  test('a line of other length is told as fast as all others', async () => {
    const table = Array.from({ length: 20_000 }, (_, index) => `${index};a;b`).join('\n')
    expect((await rowsOf(`A title\n${table}`)).length).toBe(20_001)
  })

  test('a quote that is never closed is named by the line it is opened on', async () => {
    const error: unknown = await rowsOf('a;b\n"1\n2";3\n4;"5\n6;7\n').catch((error: unknown) => error)
    expect(isError(error, 'CONFIG_INVALID') && error.params).toEqual({
      what: 'opens a quote that is never closed',
      line: 4,
    })
    const long = `a;b\n1;2\n3;"4\n${'5;6\n'.repeat(200_000)}`
    const other: unknown = await rowsOf(long).catch((error: unknown) => error)
    expect(isError(other, 'CONFIG_INVALID') && other.params.line).toBe(3)
  })
})

describe('encodings', () => {
  const text = 'Seriennummer;Empfänger\n007;Łódź 😀\n'
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['UTF-16, big-endian, with a mark', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['UTF-16, big-endian', swapped(Buffer.from(text, 'utf16le'))],
  ])('%s', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      [1, 'Seriennummer', 'Empfänger'],
      [2, '007', 'Łódź 😀'],
    ])
  })

  test('Windows-1252, where it is not UTF-8 far down in the file', async () => {
    const bytes = Buffer.concat([Buffer.from(`a;b\n${'1;2\n'.repeat(100_000)}`), Buffer.from('3;\x80\xfc\n', 'latin1')])
    expect((await rowsOf(bytes)).at(-1)).toEqual([100_002, '3', '€ü'])
  })

  test('half a character before a piece of plain letters is none, whatever comes after that', async () => {
    const piece = 128 * 1024
    const bytes = Buffer.alloc(3 * piece, '\naaaaaaa')
    bytes.set([0xc3], piece - 1)
    bytes.set([0xbc], 2 * piece)
    const cells = (await rowsOf(bytes)).map(([, cell]) => cell)
    expect(cells.filter((cell) => cell !== 'aaaaaaa')).toEqual(['aaaaaaÃ', 'aaaaaaa¼aaaaaaa'])
  })

  test('characters that are cut by the end of a piece are put together', async () => {
    const long = `a;b\n${'1;ü😀\n'.repeat(60_000)}`
    for (const bytes of [Buffer.from(`x${long}`), Buffer.from(`\ufeffxy${long}`, 'utf16le')]) {
      const rows = await rowsOf(bytes)
      expect(new Set(rows.slice(1).map(([, , cell]) => cell))).toEqual(new Set(['ü😀']))
    }
  })
})

const cell = fc.string({ unit: fc.constantFrom('0', '1', 'A', ' ', '"', ';', ',', '\n', '\r', 'ü', '\u00a0', '=') })
const separators = fc.constantFrom(';', ',', '\t', '|')

test('serial numbers come through byte for byte, however they are separated and quoted', async () => {
  const unit = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('"', '\n', '\r', ';', '\x1d'),
  )
  const serial = fc.string({ unit, minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
  const ends = fc.constantFrom('\n', '\r\n', '\r')
  await fc.assert(
    fc.asyncProperty(fc.array(serial, { minLength: 1 }), separators, ends, async (serials, separator, end) => {
      const quoted = serials.map((text) => `"${text.replaceAll('"', '""')}"${separator}x`)
      const rows = await rowsOf([`Serial${separator}Name`, ...quoted].join(end))
      expect(rows.slice(1).map(([, cell]) => cell)).toEqual(serials)
    }),
  )
})

test('piece after piece it is what csv-parse reads at one go', () => {
  fc.assert(
    fc.property(fc.array(cell), fc.array(fc.nat(60)), separators, (cells, cuts, separator) => {
      const bytes = Buffer.from(cells.join(''))
      const places = [...new Set([0, ...cuts.filter((at) => at < bytes.length)])].sort((a, b) => a - b)
      const parts = places.map((at, index) => bytes.subarray(at, places[index + 1]))
      const tried = (read: () => unknown) => {
        try {
          return read()
        } catch {
          // Both have to find something wrong with it.
          return 'refused'
        }
      }
      const read = (buffer: Buffer) => parse(buffer, optionsFor(separator))
      const cutting = { first: Buffer.alloc(0), separator, line: () => 1 }
      const pieces = tried(() => [...wholeRecords(parts, cutting)].flatMap(({ records }) => read(records)))
      expect(pieces).toEqual(tried(() => read(bytes)))
    }),
    { numRuns: 3000 },
  )
})
