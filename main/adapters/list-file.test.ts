import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isError } from '../../app/errors.ts'
import type { ListTable } from '../../app/outside.ts'
import { archiveOf, workbookOf } from '../../tests/fakes/archive.ts'
import { listFile } from './list-file.ts'

const fixtures = fileURLToPath(new URL('../../tests/fixtures/packing-lists', import.meta.url))
const never = new AbortController().signal
const read = (name: string, bytes: Uint8Array, signal = never) => listFile.read({ name, bytes }, signal)
const fixture = (name: string) => read(name, new Uint8Array(readFileSync(join(fixtures, name))))
const lines = ({ rows }: ListTable) => rows.map(({ line, cells }) => [line, ...cells])
const why = async (name: string, bytes: Uint8Array) => {
  const error: unknown = await read(name, bytes).catch((error: unknown) => error)
  return isError(error, 'CONFIG_INVALID') ? error.params : error
}
const text = (content: string) => new TextEncoder().encode(content)

describe('lists as people have them', () => {
  test('CSV of a German Excel: Windows-1252, semicolons, an inch in the middle of a cell', async () => {
    expect(lines(await fixture('excel-german.csv'))).toEqual([
      [1, 'Seriennummer', 'Gerätename', 'Artikel', 'Palette', 'Karton', 'Empfänger'],
      [2, '004711', 'KI-4F2A', 'Nordlicht Tracker 4"-Gehäuse', 'P1', 'K1', 'Müller & Söhne – Köln'],
      [3, '004712', 'KI-90BC', 'Nordlicht Tracker; grün', 'P1', 'K1', 'Müller "Süd" GmbH'],
      [4, '004713', 'KI-11D0', 'Nordlicht Tracker', 'P1', 'K2', 'Müller & Söhne – Köln'],
    ])
  })

  test('CSV of an ERP system: a mark, all of it quoted, a cell over two lines, which count', async () => {
    expect(lines(await fixture('erp-quoted.csv'))).toEqual([
      [1, 'Serial number', 'Device name', 'Ship to'],
      [2, '012345', 'AX-1', 'Nordlicht Logistik\nDock 4, Kiel'],
      [4, '012346', 'AX-2', 'Łódź Depot'],
    ])
  })

  test('"Unicode text" of Excel: UTF-16 with tabs', async () => {
    expect(lines(await fixture('excel-unicode.txt'))).toEqual([
      [1, 'Pos', 'S/N', 'Type', 'Carton'],
      [2, '1', '000815', 'GW-2', 'C-1'],
      [3, '2', '000816', 'GW-2', 'C-1'],
    ])
  })

  test('UTF-16 the other way round, with nothing that says so', async () => {
    expect(lines(await fixture('utf16-big-endian.csv'))).toEqual([
      [1, 'N° de série', 'Désignation', 'Colis'],
      [2, '000001', 'Capteur', '1'],
      [3, '000002', 'Capteur', '1'],
    ])
  })

  test('titles above the table, and the line that names the separator: lines keep their numbers', async () => {
    const table = await fixture('titled.csv')
    expect(table.rows.map(({ line }) => line)).toEqual([2, 3, 5, 6, 8, 9])
    expect(table.rows[3]?.cells).toEqual(['Beacon', 'B-00017', '1', 'ACME'])
  })

  test('what a scanner wrote, with the line ends of an old Mac', async () => {
    expect(lines(await fixture('scanned.txt'))).toEqual([
      [1, '350001'],
      [2, '350002'],
      [3, '350003'],
    ])
  })

  test('a workbook: the first sheet that is shown, numbers told from texts, and as a person sees them', async () => {
    const { sheet, rows } = await fixture('numbers.xlsx')
    expect(sheet).toBe('Delivery 12')
    expect(rows.map(({ line, cells, numbers }) => [line, cells[0], numbers])).toEqual([
      [1, 'Serial number', undefined],
      [2, '012345', undefined],
      [3, '12346', [0]],
      [4, '012347', undefined],
      [5, '1.234567890123457e+17', [0]],
      [6, '012348', undefined],
      [7, '120000.5', [0]],
      [8, '', undefined],
    ])
  })

  test('a workbook with merged cells: what they hold stands in each row of them', async () => {
    expect(lines(await fixture('merged.xlsx'))).toEqual([
      [1, 'Packliste Lieferung 12, Seriennummern'],
      [3, 'Karton', 'Gerät', '', 'Kunde'],
      [4, 'Karton', 'Seriennummer', 'Name', 'Kunde'],
      [5, 'K1', '000101', 'N0', 'Café Nord'],
      [6, 'K1', '000102', 'N1'],
      [7, 'K1', '000103', 'N2'],
      [8, 'K2', '000104', 'N3'],
      [9, 'K2', '000105', 'N4'],
    ])
  })
})

describe('what is no packing list is refused by its name', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  const macros = { name: 'xl/vbaProject.bin', content: 'Sub AutoOpen()' }
  test.each([
    ['nothing.csv', new Uint8Array(), 'is empty'],
    ['old.xls', Uint8Array.from([...ole, ...Array(504).fill(0)]), /^is a workbook of Excel before 2007/],
    ['locked.xlsx', Uint8Array.from([...ole, 0, 0, ...Buffer.from('EncryptedPackage', 'utf16le')]), /^is encrypted/],
    ['macros.xlsx', workbookOf('', [macros]), /^holds macros/],
    ['macros.xlsm', workbookOf(''), /^holds macros/],
    ['locked-parts.xlsx', archiveOf([{ name: 'a', content: 'b', encrypted: true }]), /^is encrypted/],
    ['photos.zip', archiveOf([{ name: 'a.jpg', content: 'b' }]), /no Excel workbook/],
    ['binary.xlsb', archiveOf([root('xl/workbook.bin')]), /no Excel workbook/],
    ['cut.xlsx', workbookOf('<row/>').subarray(0, 500), /damaged archive/],
    ['picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'is neither CSV nor XLSX'],
    ['page.xls', text('<html><table><tr><td>012345'), 'is neither CSV nor XLSX'],
    ['paper.csv', text('%PDF-1.7\n1 0 obj'), 'is neither CSV nor XLSX'],
  ])('%s', async (name, bytes, what) => {
    expect(await why(name, bytes)).toMatchObject({ what: expect.stringMatching(what), where: name })
  })

  test('more lines than a batch has, and how many', async () => {
    const many = `Serial number\n${Array.from({ length: 100_021 }, (_, index) => `S${index}`).join('\n')}`
    expect(await why('many.csv', text(many))).toMatchObject({ what: 'has 100022 lines, more than 100000' })
  })
})

/** What names the workbook in an archive. */
function root(path: string) {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const content = `<Relationships><Relationship Id="r" Type="${type}" Target="${path}"/></Relationships>`
  return { name: '_rels/.rels', content }
}

describe('while it is read', () => {
  const serials = Array.from({ length: 100_000 }, (_, index) => String(index).padStart(8, '0'))
  const large = text(`Serial number;Name\n${serials.map((serial) => `${serial};tracker ${serial}\n`).join('')}`)

  test('others have their turn, and are told how far it is', async () => {
    let turns = 0
    const every = setInterval(() => (turns += 1))
    const shares: number[] = []
    const { rows } = await listFile.read({ name: 'large.csv', bytes: large }, never, (share) => shares.push(share))
    clearInterval(every)
    expect(rows.length).toBe(100_001)
    expect(turns).toBeGreaterThan(5)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  test('it can be stopped', async () => {
    const stop = new AbortController()
    const reading = listFile.read({ name: 'large.csv', bytes: large }, stop.signal, () => stop.abort())
    await expect(reading).rejects.toSatisfy((error) => isError(error, 'CANCELLED'))
  })
})

test('whatever the bytes, they are read or refused', async () => {
  const starts = [workbookOf('<row r="1"><c r="A1" t="inlineStr"><is><t>S</t></is></c></row>'), text('a;b\n"c";d\n')]
  const changed = fc
    .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
    .map(([start, changes]) => {
      const bytes = Uint8Array.from(start)
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, fc.uint8Array({ maxLength: 2000 })), async (bytes) => {
      const outcome: unknown = await read('any', bytes).catch((error: unknown) => error)
      expect(isError(outcome, 'CONFIG_INVALID') || Object.hasOwn(Object(outcome), 'rows')).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
