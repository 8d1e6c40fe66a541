/** Where everything stands on a label, in millimetres. */
import { type LabelSize, sheetSize } from '../../app/api/settings.ts'
import type { CodeShape } from './code.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Line {
  readonly x: number
  /** Of its base line. */
  readonly y: number
  readonly size: number
  readonly text: string
}
export interface Layout {
  readonly width: number
  readonly height: number
  readonly code: Box
  readonly serial: Line
  readonly more: readonly Line[]
}

const MARGIN = 2.5
/** Of the code's quiet zone, on the side of the text. */
const GAP = 3
/** A letter of JetBrains Mono is so wide, in its own size. */
const ADVANCE = 0.6
const LARGEST = 8
/** Smaller is not read from a label. */
const SMALLEST = 1.6

export function sizeOf(labelSize: LabelSize): { readonly width: number; readonly height: number } {
  const [width = 62, height = 29] = labelSize.split('x').map(Number)
  return { width, height }
}

/** Of a sheet's corner, away from what printers cannot reach. */
const ON_SHEET: Box = { x: 12, y: 12, width: 89, height: 36 }

/** Where the label is on its paper: all of it, or what is cut out of a sheet. */
export function placeOf(labelSize: LabelSize): Box {
  return labelSize === sheetSize ? ON_SHEET : { x: 0, y: 0, ...sizeOf(labelSize) }
}

/**
 * A square code stands at the left, a bar code below the text.
 * @param groups of the serial number, drawn with gaps
 */
export function layoutOf(
  labelSize: LabelSize,
  code: Pick<CodeShape, 'kind' | 'width' | 'height'>,
  texts: { readonly serial: string; readonly lines: readonly string[] },
): Layout {
  const { width, height } = placeOf(labelSize)
  const inner = { width: width - 2 * MARGIN, height: height - 2 * MARGIN }
  const bars = code.kind === 'code128'
  const side = Math.min(inner.height, inner.width * 0.45)
  const codeBox = bars
    ? { x: MARGIN, y: height - MARGIN - inner.height * 0.4, width: inner.width, height: inner.height * 0.4 }
    : { x: MARGIN, y: (height - side) / 2, width: side, height: side }
  const x = bars ? MARGIN : MARGIN + side + GAP
  const room = { width: width - MARGIN - x, height: bars ? inner.height * 0.55 : inner.height }
  const size = fitting(texts.serial, room.width, Math.min(LARGEST, room.height * 0.4))
  const small = Math.min(size * 0.6, room.height * 0.16)
  const lines = texts.lines.slice(0, bars ? 1 : 2)
  const block = size + lines.length * small * 1.6
  const top = bars ? MARGIN : (height - block) / 2
  const serial = { x, y: top + size * 0.85, size, text: texts.serial }
  const more = lines.map((text, index) => {
    const own = fitting(text, room.width, small)
    return { x, y: top + size + (index + 0.9) * small * 1.6, size: own, text }
  })
  return { width, height, code: codeBox, serial, more }
}

function fitting(text: string, width: number, most: number): number {
  return Math.max(SMALLEST, Math.min(most, width / (Math.max([...text].length, 1) * ADVANCE)))
}
