/** Which column holds the serial numbers, where no title says it: each is there once, and looks like one. */
import type { ListRow } from '../../outside.ts'

const shape = /^[A-Z0-9][A-Z0-9._:/+-]{3,}$/i
/** Of a column's cells, how many have to be there, different from each other, and of that shape. */
const ENOUGH = 0.5

/** No words: at least four characters, a digit among them, and no space. */
export const serialLike = (cell: string): boolean => shape.test(cell) && /\d/.test(cell)

/** @param among columns that come into question. @returns undefined where none looks like it */
export function serialColumnOf(rows: readonly ListRow[], among: readonly number[]): number | undefined {
  let best: { readonly column: number; readonly score: number } | undefined
  for (const column of among) {
    const cells = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '')
    if (cells.length === 0) continue
    const like = cells.filter(serialLike)
    const score = (like.length / cells.length) * (new Set(cells).size / rows.length)
    if (score >= ENOUGH && score > (best?.score ?? 0)) best = { column, score }
  }
  return best?.column
}
