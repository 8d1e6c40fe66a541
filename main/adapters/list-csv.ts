/** A packing list as CSV: whatever the separator, the line ends, the quoting and the encoding. */
import { CsvError, type Options, parse } from 'csv-parse/sync'
import type { ListTable } from '../../app/outside.ts'
import { wholeRecords } from './list-records.ts'
import { refused } from './list-refused.ts'
import { ListRows } from './list-rows.ts'
import { separationOf } from './list-separator.ts'
import { type ListText, textOf, utf8Of } from './list-text.ts'
import { turns } from './list-turns.ts'

/** What others call .xls, or drop by mistake: web pages, PDF, rich text. */
const foreign = /^\s*(<[!?a-z]|%PDF-|\{\\rtf)/i

/** @throws CONFIG_INVALID, not naming the file · CANCELLED */
export async function readCsv(
  bytes: Uint8Array,
  signal: AbortSignal,
  onShare?: (share: number) => void,
): Promise<ListTable> {
  const text = await textOf(bytes, turns(0, signal))
  const sample = sampleOf(text)
  if (foreign.test(sample)) throw refused('is neither CSV nor XLSX')
  const { separator, columns, said } = separationOf(sample)
  const turn = turns(text.bytes.length, signal, onShare)
  const rows = new ListRows()
  // csv-parse makes an error object of each record that has not as many cells as the first one, wanted or not, and takes
  // ten times as long. The first one of a file may be a title: this goes before it, as wide as the table.
  const first = Buffer.from(`${separator.repeat(columns - 1)}\n`)
  // That one, and a line that only says what the separator is, are none of the list.
  const above = said ? 1 : 0
  let line = 0
  for (const { records, hasQuotes } of wholeRecords(utf8Of(text), { first, separator, line: () => line })) {
    for (const cells of parsed(records, separator, line)) {
      if (line > above) rows.add({ line, cells })
      line += hasQuotes ? 1 + breaksIn(cells) : 1
    }
    await turn.next(records.length)
  }
  return { rows: rows.whole() }
}

/** What csv-parse reads a packing list with. */
export const optionsFor = (separator: string): Options<string[]> => ({
  delimiter: separator,
  // All of them at once: files are put together from several.
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
})

/** @param line where the records begin. @throws CONFIG_INVALID */
function parsed(records: Buffer, separator: string, line: number): string[][] {
  try {
    return parse(records, optionsFor(separator))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // In whole records nothing else is found wrong, so it is the first of them.
    const what = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'opens a quote that is never closed' : 'is not CSV'
    throw refused(what, line, error)
  }
}

/** Enough to see how it is written. */
const SAMPLE = 16 * 1024

function sampleOf(text: ListText): string {
  const [first = new Uint8Array()] = utf8Of(text)
  return new TextDecoder().decode(first.subarray(0, SAMPLE))
}

/** A cell in quotes may go over several lines. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1
  }
  return breaks
}
