/**
 * A drawing beside a profile, as data. The folder it comes from may be anybody's, so only lines and shapes in the page's
 * own colours get through: no script, no style, no text, nothing that is fetched.
 */
import { z } from 'zod'

/** More is no line drawing. */
const MOST_NODES = 400

const number = z.string().regex(/^-?\d*\.?\d+(e-?\d+)?$/i, 'is no number')
const numbers = z
  .string()
  .max(2000)
  .regex(/^[-\d.,e\s]+$/i, 'is no list of numbers')
const colour = z
  .string()
  .regex(/^(none|currentColor|var\(--draw-(tint|accent)(, ?#[0-9a-f]{3,8})?\))$/i, 'is none of the page’s colours')
  // The value behind the comma is for programs that draw the file alone.
  .transform((text) => text.replace(/, ?#[0-9a-f]+/i, ''))

const attributesSchema = z.strictObject({
  d: z
    .string()
    .max(8000)
    .regex(/^[MLHVCSQTAZ\d\s,.e+-]*$/i, 'is no path')
    .optional(),
  points: numbers.optional(),
  transform: z
    .string()
    .max(200)
    .regex(/^((translate|rotate|scale|skewX|skewY|matrix)\([-\d.,e\s]+\)\s*)+$/, 'is no transformation')
    .optional(),
  viewBox: numbers.optional(),
  ...Object.fromEntries(
    ['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height'].map((name) => [
      name,
      number.optional(),
    ]),
  ),
  fill: colour.optional(),
  stroke: colour.optional(),
  'stroke-width': number.optional(),
  'stroke-opacity': number.optional(),
  'fill-opacity': number.optional(),
  opacity: number.optional(),
  'stroke-dasharray': numbers.optional(),
  'stroke-linecap': z.enum(['butt', 'round', 'square']).optional(),
  'stroke-linejoin': z.enum(['miter', 'round', 'bevel']).optional(),
  'fill-rule': z.enum(['evenodd', 'nonzero']).optional(),
})

const tags = ['g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon'] as const
export interface DrawingNode {
  readonly tag: (typeof tags)[number]
  /** Named as in SVG. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly DrawingNode[]
}
const nodeSchema: z.ZodType<DrawingNode> = z.strictObject({
  tag: z.enum(tags, `is none of ${tags.join(', ')}`),
  attributes: attributesSchema,
  children: z.lazy(() => z.array(nodeSchema).max(MOST_NODES)),
})

export const drawingSchema = z
  .strictObject({
    tag: z.literal('svg'),
    attributes: attributesSchema,
    children: z.array(nodeSchema).max(MOST_NODES),
  })
  .refine(({ children }) => count(children) <= MOST_NODES, `has more than ${MOST_NODES} shapes`)
export type Drawing = z.infer<typeof drawingSchema>

function count(nodes: readonly DrawingNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + count(children), 0)
}

/** What says nothing to anybody who looks at it; it is dropped rather than refused. */
const silent = ['xmlns', 'xmlns:xlink', 'version', 'aria-hidden', 'role', 'xml:space']

export interface SvgNode {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly SvgNode[]
  /** Of the file, from 1. */
  readonly line?: number
}

export type ReadDrawing = { readonly drawing: Drawing } | { readonly reason: string; readonly line?: number }

/** @returns the drawing, or what is wrong with it, naming the element */
export function readDrawing(svg: SvgNode): ReadDrawing {
  const read = drawingSchema.safeParse(heard(svg))
  if (read.success) return { drawing: read.data }
  const [issue] = read.error.issues
  const { where, line } = placeOf(issue?.path ?? [], svg)
  return { ...(line !== undefined && { line }), reason: `${where}: ${issue?.message ?? 'is no drawing'}`.slice(0, 200) }
}

/** The elements on the way, as "svg/g/path", and the attribute: whoever drew it counts no children. */
function placeOf(path: readonly PropertyKey[], svg: SvgNode): { readonly where: string; readonly line?: number } {
  let node: SvgNode | undefined = svg
  const elements = [svg.tag]
  // A text has no line of its own: the element around it has.
  let line = svg.line
  for (const index of path.filter((part) => typeof part === 'number')) {
    node = node?.children[index]
    elements.push(node?.tag ?? '')
    line = node?.line ?? line
  }
  const last = path.at(-1)
  const attribute = path.at(-2) === 'attributes' ? `: ${String(last)}` : ''
  return { where: `${elements.join('/')}${attribute}`, ...(line !== undefined && { line }) }
}

function heard({ tag, attributes, children }: SvgNode): unknown {
  const kept = Object.entries(attributes).filter(([name]) => !silent.includes(name))
  return { tag, attributes: Object.fromEntries(kept), children: children.map(heard) }
}
