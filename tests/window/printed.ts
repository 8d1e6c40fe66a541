/** What came out of printing: the paper and the words of a PDF as Chromium writes it. */
import { inflateSync } from 'node:zlib'

export interface PrintedPage {
  /** In millimetres. */
  readonly width: number
  readonly height: number
}
export interface Printed {
  readonly pages: readonly PrintedPage[]
  readonly text: string
}

interface PdfObject {
  readonly dictionary: string
  /** Unpacked; empty where it has none. */
  readonly stream: string
}

const MM_PER_POINT = 25.4 / 72

export function readPrinted(pdf: Buffer): Printed {
  const objects = objectsOf(pdf)
  const all = [...objects.values()]
  const boxes = all.filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary)).map(({ dictionary }) => dictionary)
  const alphabets = alphabetsOf(objects)
  return {
    pages: boxes.map(sizeOf),
    text: all.map(({ stream }) => (/\bBT\b/.test(stream) ? textOf(stream, alphabets) : '')).join('\n'),
  }
}

function sizeOf(page: string): PrintedPage {
  const box = /\/MediaBox\s*\[([^\]]*)\]/.exec(page)?.[1]?.trim().split(/\s+/).map(Number)
  const [left = 0, bottom = 0, right = 0, top = 0] = box ?? []
  return { width: (right - left) * MM_PER_POINT, height: (top - bottom) * MM_PER_POINT }
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  // One character for each byte, so that places in the text are places in the file.
  const file = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const { 1: number = '', 2: body = '', index } of file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n')
    const dictionary = at === -1 ? body : body.slice(0, at)
    const length = /\/Length (\d+)/.exec(dictionary)?.[1]
    const start = file.indexOf('stream\n', index) + 'stream\n'.length
    const packed = at === -1 || length === undefined ? undefined : pdf.subarray(start, start + Number(length))
    objects.set(number, { dictionary, stream: packed === undefined ? '' : unpack(packed, dictionary) })
  }
  return objects
}

function unpack(packed: Buffer, dictionary: string): string {
  return (dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed).toString('latin1')
}

/** By the name a page calls a font: what its codes stand for. */
function alphabetsOf(objects: ReadonlyMap<string, PdfObject>): Map<string, Alphabet> {
  const alphabets = new Map<string, Alphabet>()
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', font = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1]
      alphabets.set(name, alphabetOf(objects.get(map ?? '')?.stream ?? ''))
    }
  }
  return alphabets
}

interface Alphabet {
  /** Digits of one code. */
  readonly digits: number
  readonly characters: ReadonlyMap<number, string>
}

function alphabetOf(map: string): Alphabet {
  const characters = new Map<number, string>()
  const number = (hex: string) => Number.parseInt(hex, 16)
  for (const [, part = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of part.matchAll(/<(\w+)> <(\w+)>/g)) {
      characters.set(number(code), Buffer.from(to, 'hex').swap16().toString('utf16le'))
    }
  }
  for (const [, part = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', to = ''] of part.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = number(first); code <= number(last); code += 1) {
        characters.set(code, String.fromCharCode(number(to) + code - number(first)))
      }
    }
  }
  const digits = /begincodespacerange\s*<(\w+)>/.exec(map)?.[1]?.length ?? 4
  return { digits, characters }
}

function textOf(stream: string, alphabets: ReadonlyMap<string, Alphabet>): string {
  let alphabet: Alphabet | undefined
  let text = ''
  for (const [, font, codes] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) alphabet = alphabets.get(font)
    else text += spelt(codes ?? '', alphabet)
  }
  return text
}

function spelt(codes: string, alphabet: Alphabet | undefined): string {
  if (alphabet === undefined) return ''
  const each = codes.match(new RegExp(`.{${alphabet.digits}}`, 'g')) ?? []
  return each.map((code) => alphabet.characters.get(Number.parseInt(code, 16)) ?? '').join('')
}
