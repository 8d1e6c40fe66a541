/** Archives for tests, of honest and of lying ones: zip as APPNOTE.TXT has it, without check sums, which nobody here reads. */
import { deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly content: string | Uint8Array
  /** What the archive says its size is; the truth where nothing is said. */
  readonly saidBytes?: number
  readonly encrypted?: boolean
  readonly stored?: boolean
}

export function archiveOf(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, saidBytes, encrypted = false, stored = false } of parts) {
    const bytes = Buffer.from(content)
    const packed = stored ? bytes : deflateRawSync(bytes, { level: 1 })
    const sizes = { packed: packed.length, size: saidBytes ?? bytes.length }
    const entry = { name: Buffer.from(name), flags: encrypted ? 1 : 0, method: stored ? 0 : 8, ...sizes }
    files.push(header(0x04034b50, entry), entry.name, packed)
    directory.push(header(0x02014b50, entry, at), entry.name)
    at += 30 + entry.name.length + packed.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...files, entries, end]))
}

interface Entry {
  readonly name: Buffer
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly size: number
}

/** Before a file, or in the directory: there with the place of the first. */
function header(signature: number, { name, flags, method, packed, size }: Entry, at?: number): Buffer {
  const bytes = Buffer.alloc(at === undefined ? 30 : 46)
  const shift = at === undefined ? 0 : 2
  bytes.writeUInt32LE(signature)
  bytes.writeUInt16LE(20, 4 + shift)
  bytes.writeUInt16LE(flags, 6 + shift)
  bytes.writeUInt16LE(method, 8 + shift)
  bytes.writeUInt32LE(packed, 18 + shift)
  bytes.writeUInt32LE(size, 22 + shift)
  bytes.writeUInt16LE(name.length, 26 + shift)
  if (at !== undefined) bytes.writeUInt32LE(at, 42)
  return bytes
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (entries: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`

/** A workbook of one sheet, from the XML that stands in it. */
export function workbookOf(sheetData: string, more: readonly Part[] = []): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  return archiveOf([
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${office}"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(relation('r1', 'worksheet', 'worksheets/sheet1.xml') + relation('r2', 'styles', 'styles.xml')),
    },
    { name: 'xl/styles.xml', content: '<styleSheet/>' },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>` },
    ...more,
  ])
}
