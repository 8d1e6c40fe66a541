/** One sheet of a workbook as rows: what stands in its cells, as text. */
import type { ListRow } from '../../app/outside.ts'
import { columnOf } from './list-column.ts'
import { ItemText } from './list-item-text.ts'
import { filled, type Merged, mergedOf } from './list-merged.ts'
import { refused } from './list-refused.ts'
import { ListRows, MOST_COLUMNS } from './list-rows.ts'
import type { Turns } from './list-turns.ts'
import { readXml } from './list-xml.ts'
import type { Zip } from './list-zip.ts'

export interface Known {
  readonly strings: readonly string[]
  /** By style; see `paddingsOf`. */
  readonly paddings: readonly (number | undefined)[]
}

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: number
}
interface OpenRow {
  readonly line: number
  readonly cells: string[]
  readonly numbers: number[]
}

/** Empty rows and cells cost nothing but the reading of them. @throws CONFIG_INVALID · CANCELLED */
export async function readSheet(zip: Zip, path: string, known: Known, turns: Turns): Promise<readonly ListRow[]> {
  const rows = new ListRows()
  const merged: Merged[] = []
  const item = new ItemText()
  let [line, column] = [0, -1]
  let row: OpenRow | undefined
  let cell: Cell | undefined

  const open = (name: string, attribute: (name: string) => string | undefined, empty: boolean) => {
    if (name === 'row') {
      line = (empty ? undefined : countOf(attribute('r'))) ?? line + 1
      row = { line, cells: [], numbers: [] }
      column = -1
    } else if (name === 'c') {
      column = (empty ? undefined : columnOf(attribute('r'))) ?? column + 1
      cell = empty ? undefined : { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0) }
      item.begin()
    } else if (name === 'mergeCell') merged.push(...mergedOf(attribute('ref') ?? ''))
    else item.open(name)
  }
  const close = (name: string) => {
    if (name === 'c') {
      if (row !== undefined && cell !== undefined && cell.column < MOST_COLUMNS) put(row, cell, item, known)
      cell = undefined
    } else if (name === 'row') {
      if (row !== undefined) rows.add(row.numbers.length > 0 ? row : { line: row.line, cells: row.cells })
      row = undefined
    } else item.close(name)
  }
  await readXml(zip, path, { open, close, text: (piece) => item.add(piece) }, turns)
  return filled(rows.whole(), merged)
}

function put({ cells, numbers }: OpenRow, { column, type, style }: Cell, item: ItemText, known: Known): void {
  if (item.raw === '') return
  while (cells.length < column) cells.push('')
  if (type === 's') cells[column] = sharedText(item.raw, known.strings)
  else if (type === 'b') cells[column] = item.raw === '1' ? 'TRUE' : 'FALSE'
  else if (type === 'str' || type === 'inlineStr' || type === 'e') cells[column] = item.text
  else {
    const width = known.paddings[style]
    const isShown = width !== undefined && /^\d+$/.test(item.raw)
    cells[column] = isShown ? item.raw.padStart(width, '0') : item.raw
    // With the format a person sees the very digits that are here; without it, zeros in front may be lost.
    if (!isShown) numbers.push(column)
  }
}

function sharedText(index: string, strings: readonly string[]): string {
  const text = strings[Number(index)]
  if (text === undefined) throw refused('is a damaged workbook: a text of it is missing')
  return text
}

function countOf(text: string | undefined): number | undefined {
  const count = Number(text)
  return Number.isSafeInteger(count) && count > 0 ? count : undefined
}
