/** Cells merged over several rows, as lists have them for a carton and all that is in it. */
import type { ListRow } from '../../app/outside.ts'
import { columnOf } from './list-column.ts'

/** One column of it, from the first row to the last. */
export interface Merged {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** None where it is merged within one row, as titles are. @param ref as in `A2:B11` */
export function mergedOf(ref: string): readonly Merged[] {
  const [first, last] = ref.split(':')
  const column = columnOf(first)
  const [from, to] = [first, last].map((address) => Number(/\d+$/.exec(address ?? '')?.[0]))
  return column === undefined || !from || !to || from >= to ? [] : [{ column, from, to }]
}

/** With what stands in the first of merged cells in each of them. */
export function filled(rows: readonly ListRow[], merged: readonly Merged[]): readonly ListRow[] {
  if (merged.length === 0) return rows
  const coming = merged.toSorted((a, b) => b.from - a.from)
  const now = new Map<number, { readonly to: number; readonly text: string }>()
  return rows.map((row) => {
    for (let next = coming.at(-1); next !== undefined && next.from <= row.line; next = coming.at(-1)) {
      coming.pop()
      if (next.from === row.line) now.set(next.column, { to: next.to, text: row.cells[next.column] ?? '' })
    }
    const cells = [...row.cells]
    for (const [column, { to, text }] of now) {
      if (to < row.line) now.delete(column)
      else if (text !== '' && (cells[column] ?? '') === '') {
        while (cells.length < column) cells.push('')
        cells[column] = text
      }
    }
    return { ...row, cells }
  })
}
