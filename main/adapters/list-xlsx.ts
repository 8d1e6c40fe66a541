/**
 * A packing list as an Excel workbook: its first sheet with anything in it. Read as a stream: read-excel-file was still
 * at a sheet with a million empty rows after eleven minutes, tells no format of a number, and believes what an archive
 * says about itself.
 */
import type { ListTable } from '../../app/outside.ts'
import { refused, WITH_MACROS } from './list-refused.ts'
import { readSheet } from './list-sheet.ts'
import { turns } from './list-turns.ts'
import { paddingsOf, stringsOf, workbookOf } from './list-workbook.ts'
import { openZip } from './list-zip.ts'

/** @throws CONFIG_INVALID, not naming the file · CANCELLED */
export async function readXlsx(
  bytes: Uint8Array,
  signal: AbortSignal,
  onShare?: (share: number) => void,
): Promise<ListTable> {
  const zip = openZip(bytes)
  if (zip.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw refused(WITH_MACROS)
  const unheard = turns(0, signal)
  const { sheets, strings, styles } = await workbookOf(zip, unheard)
  const first = sheets[0]
  if (first === undefined) throw refused('is a workbook without a sheet')
  const turn = turns(zip.size(first.path) + (strings === undefined ? 0 : zip.size(strings)), signal, onShare)
  const known = {
    strings: strings === undefined ? [] : await stringsOf(zip, strings, turn),
    paddings: styles === undefined ? [] : await paddingsOf(zip, styles, unheard),
  }
  for (const { name, path } of sheets) {
    const rows = await readSheet(zip, path, known, turn)
    if (rows.length > 0) return { sheet: name, rows }
  }
  return { sheet: first.name, rows: [] }
}
