/** A report for spreadsheets and programs. Its last line carries the hash of the JSON, in columns no row uses. */
import { csvOf } from '../../csv.ts'
import { rowStory } from '../../texts/row-story.ts'
import { shown } from '../../texts/shown.ts'
import type { ReportContent, ReportRow } from '../report-rows.ts'
import { eachOf, type Pace } from './pace.ts'
import type { Telling } from './telling.ts'

/** Names for programs: the same in each language. */
const columns = [
  'line',
  'expected',
  'outcome',
  'at',
  'serial_number',
  'device_name',
  'device_type',
  'carton',
  'pallet',
  'customer',
  'by',
  'socket',
  'ownership',
  'since',
  'decided',
  'tries',
  'reconciled',
  'label',
] as const satisfies readonly (keyof ReportRow)[]
const header = ['row', ...columns, 'code', 'story', 'report_hash', 'station_key']

/** What a device sent stands there with its controls written out; exact values are in the JSON. @throws CANCELLED */
export async function reportCsv(content: ReportContent, telling: Telling, pace: Pace): Promise<string> {
  const lines = [csvOf([header])]
  await eachOf(content.rows, pace, (row, index) => {
    const cells = [
      ...columns.map((name) => textOf(row[name])),
      row.problem?.code,
      rowStory(telling.t, telling.times, row),
    ]
    lines.push(csvOf([[index + 1, ...cells, '', '']]))
  })
  const empty = header.slice(2).map(() => '')
  lines.push(csvOf([[...empty, telling.hash, telling.fingerprint]]))
  return lines.join('')
}

function textOf(value: string | number | boolean | undefined): string | number | undefined {
  if (typeof value === 'string') return shown(value)
  return typeof value === 'boolean' ? String(value) : value
}
