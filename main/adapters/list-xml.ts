/** A part of a workbook, element by element: sheets are too large to be held as a tree. */
import { Parser } from 'saxen'
import { refused } from './list-refused.ts'
import type { Turns } from './list-turns.ts'
import type { Zip } from './list-zip.ts'

export interface XmlListener {
  /** `attribute` reads one by its name without a prefix. `empty`: `<name/>`. */
  open?(name: string, attribute: (name: string) => string | undefined, empty: boolean): void
  text?(text: string): void
  /** For empty ones too. */
  close?(name: string): void
}

/** Longer without any element is no sheet: what is not closed would be looked at again and again. */
const MOST_QUIET = 1024 * 1024

/** @throws CONFIG_INVALID for what is missing or no XML, and what the listener throws · CANCELLED */
export async function readXml(zip: Zip, name: string, listener: XmlListener, turns: Turns): Promise<void> {
  const part = zip.part(name)
  if (part === undefined) throw refused(`is a damaged workbook: it has no ${name}`)
  const broken = (cause?: unknown) => refused(`is a damaged workbook: ${name} cannot be read`, undefined, cause)
  let quiet = 0
  const parser = new Parser()
    .on('openTag', (name, attributes, decode, empty) => {
      quiet = 0
      listener.open?.(local(name), (wanted) => attributeOf(attributes(), wanted, decode), empty)
    })
    .on('text', (text, decode) => listener.text?.(decode(text)))
    .on('cdata', (text) => listener.text?.(text))
    .on('closeTag', (name) => listener.close?.(local(name)))
    .on('error', (error) => {
      throw broken(error)
    })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const textOf = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (error) {
      throw broken(error)
    }
  }
  for await (const bytes of part) {
    parser.write(textOf(bytes))
    quiet += bytes.length
    if (quiet > MOST_QUIET) throw broken()
    await turns.next(bytes.length)
  }
  parser.write(textOf()).end()
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function attributeOf(
  attributes: Readonly<Record<string, string>> | false,
  wanted: string,
  decode: (text: string) => string,
): string | undefined {
  if (attributes === false) return undefined
  const value = attributes[wanted] ?? attributes[Object.keys(attributes).find((name) => isPrefixed(name, wanted)) ?? '']
  return value === undefined ? undefined : decode(value)
}

const isPrefixed = (name: string, wanted: string) => name.endsWith(`:${wanted}`) && !name.startsWith('xmlns:')
