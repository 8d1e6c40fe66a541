/** A report as a workbook: the rows first, as a spreadsheet likes them, and below them what they are a report of. */
import { harmless } from '../../csv.ts'
import type { Sheet, SheetCell } from '../../outside.ts'
import { rowStory } from '../../texts/row-story.ts'
import { shown } from '../../texts/shown.ts'
import type { ReportContent, ReportRow } from '../report-rows.ts'
import { eachOf, type Pace } from './pace.ts'
import { factsOf, type Telling, zone } from './telling.ts'

/** With their widths in characters. */
const columns = [
  ['serial_number', 20],
  ['device_name', 20],
  ['outcome', 16],
  ['at', 20],
  ['story', 60],
  ['expected', 12],
  ['line', 8],
  ['carton', 12],
  ['pallet', 12],
  ['customer', 16],
  ['device_type', 12],
  ['by', 12],
  ['socket', 10],
  ['ownership', 12],
  ['tries', 8],
] as const
type Column = (typeof columns)[number][0]

/** @throws CANCELLED */
export async function reportSheet(content: ReportContent, telling: Telling, pace: Pace): Promise<Sheet> {
  const { t, hash, fingerprint } = telling
  const rows: SheetCell[][] = [[t('report.column.row'), ...columns.map(([name]) => t(`report.column.${name}`))]]
  await eachOf(content.rows, pace, (row, index) => {
    rows.push([index + 1, ...columns.map(([name]) => textCell(cellOf(name, row, telling)))])
  })
  const below = [
    ...factsOf(content, telling),
    [t('report.hash'), hash],
    [t('report.key'), fingerprint],
    ['', t('report.zone', { zone: zone() })],
    ['', t('report.copy')],
  ] as const
  rows.push([], ...below.map(([name, value]) => [undefined, textCell(name), textCell(shown(value))]))
  return { name: t('report.sheet'), widths: [6, ...columns.map(([, width]) => width)], head: 1, rows }
}

function cellOf(column: Column, row: ReportRow, telling: Telling): SheetCell {
  const { t, times } = telling
  switch (column) {
    case 'story':
      return rowStory(telling.t, telling.times, row)
    case 'outcome':
      return t(`report.outcome.${row.outcome}`)
    case 'at':
      return row.at === undefined ? '' : times.moment(row.at)
    case 'expected':
      return t(row.expected ? 'report.yes' : 'report.no')
    default: {
      const value = row[column]
      return typeof value === 'string' ? shown(value) : value
    }
  }
}

/** A text that is taken out of the workbook, into a CSV file or a chat, is run nowhere either. */
function textCell(cell: SheetCell): SheetCell {
  return typeof cell === 'string' ? harmless(cell) : cell
}
