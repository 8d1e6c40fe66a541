import { adopt } from '../look/adopted.ts'

/** Page boxes are rounded to what the printing system counts in: a label as high as its page would run over to a second. */
const SPARE_MM = 0.2

/** Paper of the label's size, without margins, for as long as the label is on the screen. */
export function layPaper(width: number, height: number): () => void {
  return adopt(
    `@page { size: ${width}mm ${height}mm; margin: 0 }
     @media print { .paper { width: ${width}mm; height: ${height - SPARE_MM}mm } }`,
  )
}
