/** What a person is shown of a list to say whether its columns are taken rightly. */
import type { DraftView } from '../../api/batch-view.ts'
import type { ListTable } from '../../outside.ts'
import { titlesOf, widthOf } from './columns.ts'
import type { ListColumns } from './import-list.ts'

const MOST_ROWS = 20
/** Of a cell or a title. */
const MOST_CHARACTERS = 128

export type Preview = Pick<DraftView, 'sheet' | 'header' | 'columns' | 'rows'>

export function previewOf({ sheet, rows }: ListTable, { header, columns }: ListColumns): Preview {
  const cut = (text: string) => text.slice(0, MOST_CHARACTERS)
  const titles = titlesOf(
    rows.filter(({ line }) => line <= header),
    widthOf(rows),
  )
  return {
    ...(sheet !== undefined && { sheet }),
    header,
    columns: titles.map((title, column) => ({ title: cut(title), role: columns[column] ?? 'ignore' })),
    rows: rows
      .filter(({ line }) => line > header)
      .slice(0, MOST_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.map(cut) })),
  }
}
