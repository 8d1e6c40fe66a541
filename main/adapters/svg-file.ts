/** An SVG file as a tree of elements. What is in it is not trusted: app/device/drawing.ts decides what may be drawn. */
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { SvgNode } from '../../app/device/drawing.ts'

const MOST_BYTES = 64 * 1024
/** Deeper is no line drawing, and would be read by recursion. */
const MOST_DEPTH = 16

export type ReadSvg = { readonly svg: SvgNode } | { readonly reason: string; readonly line?: number }

export async function readSvg(file: string): Promise<ReadSvg> {
  try {
    if ((await stat(file)).size > MOST_BYTES) return { reason: 'more than 64 KiB' }
    return await parseSvg(await readFile(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { reason: error.code === 'ENOENT' ? 'there is no such file' : 'cannot be read' }
  }
}

export async function parseSvg(text: string): Promise<ReadSvg> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { reason: 'declares a document type' }
  // Only who draws needs it.
  const { XMLParser, XMLValidator } = await import('fast-xml-parser')
  const valid = XMLValidator.validate(text)
  if (valid !== true) return { reason: cut(valid.err.msg), line: valid.err.line }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    captureMetaData: true,
  })
  const lineOf = linesIn(text, XMLParser.getMetaDataSymbol())
  const parsed = parsedOr(() => parser.parse(text))
  if ('reason' in parsed) return parsed
  const [root, ...more] = childrenOf(parsed.value, 0, lineOf)
  if (root === undefined || more.length > 0) return { reason: 'has not one root' }
  return { svg: root }
}

/** The parser itself refuses what would harm it: thousands of levels, names like __proto__. */
function parsedOr(parse: () => unknown): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: parse() }
  } catch (error) {
    // What it throws has no code of its own; whatever it was, this file is none of ours.
    return { reason: cut(error instanceof Error ? error.message : String(error)) }
  }
}

/** It quotes from the file. */
const cut = (reason: string) => reason.slice(0, 200)

/** Under a symbol of the parser's: where it begins. */
const elementSchema = z.record(z.union([z.string(), z.symbol()]), z.unknown())
const attributesSchema = z.record(z.string(), z.string())

/** The parser's form: `[{ tag: [children], ':@': attributes }]`. */
function childrenOf(parsed: unknown, depth: number, lineOf: LineOf): SvgNode[] {
  // A tag of that name is drawn by nobody, so it is refused with its depth.
  if (depth > MOST_DEPTH) return [{ tag: 'nested too deeply', attributes: {}, children: [] }]
  return z
    .array(elementSchema)
    .parse(parsed)
    .flatMap((element) => {
      const [tag] = Object.keys(element).filter((key) => key !== ':@')
      if (tag === undefined || (tag === '#text' && isBlank(element[tag]))) return []
      const attributes = attributesSchema.parse(element[':@'] ?? {})
      const children = tag === '#text' ? [] : childrenOf(element[tag], depth + 1, lineOf)
      const line = lineOf(element)
      return [{ tag, attributes, children, ...(line !== undefined && { line }) }]
    })
}

type LineOf = (element: Readonly<Record<string | symbol, unknown>>) => number | undefined

/** Where the parser says that an element begins, as a line from 1. Texts have none. */
function linesIn(text: string, mark: unknown): LineOf {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const beganSchema = z.object({ startIndex: z.number() })
  return (element) => {
    if (typeof mark !== 'symbol') return undefined
    const began = beganSchema.safeParse(element[mark])
    return began.success ? countBelow(ends, began.data.startIndex) + 1 : undefined
  }
}

/** How many of the rising numbers are less. */
function countBelow(rising: readonly number[], limit: number): number {
  let [from, to] = [0, rising.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] ?? limit) < limit) from = middle + 1
    else to = middle
  }
  return from
}

function isBlank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === ''
}
