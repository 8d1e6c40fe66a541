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
  if (valid !== true) return { reason: valid.err.msg, line: valid.err.line }
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
    processEntities: false,
    ignoreDeclaration: true,
  })
  const [root, ...more] = childrenOf(parser.parse(text), 0)
  if (root === undefined || more.length > 0) return { reason: 'has not one root' }
  return { svg: root }
}

const elementSchema = z.record(z.string(), z.unknown())
const attributesSchema = z.record(z.string(), z.string())

/** The parser's form: `[{ tag: [children], ':@': attributes }]`. */
function childrenOf(parsed: unknown, depth: number): SvgNode[] {
  // A tag of that name is drawn by nobody, so it is refused with its depth.
  if (depth > MOST_DEPTH) return [{ tag: 'nested too deeply', attributes: {}, children: [] }]
  return z
    .array(elementSchema)
    .parse(parsed)
    .flatMap((element) => {
      const [tag] = Object.keys(element).filter((key) => key !== ':@')
      if (tag === undefined || (tag === '#text' && isBlank(element[tag]))) return []
      const attributes = attributesSchema.parse(element[':@'] ?? {})
      const children = tag === '#text' ? [] : childrenOf(element[tag], depth + 1)
      return [{ tag, attributes, children }]
    })
}

function isBlank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === ''
}
