/** From the rows of a packing list to the devices it expects. Nothing is mended here: what is wrong is told. */
import { ActivatorError } from '../../errors.ts'
import type { ListRow } from '../../outside.ts'
import { type ColumnRole, MOST_LINES } from '../manifest.ts'
import { type ImportedList, Lines } from './lines.ts'

export interface ListColumns {
  /** Lines of the file above the first device. */
  readonly header: number
  /** From the left; columns beyond are not looked at, and of two with the same role the first counts. */
  readonly columns: readonly ColumnRole[]
}
export interface Importing {
  /** Called again and again, for others to have their turn. @throws what ends the import */
  readonly breathe: () => Promise<void>
  readonly onShare?: (share: number) => void
}

/** Rows between two breaths. */
const ROWS = 1000

/**
 * Serial numbers are taken as they stand, without what nobody sees around them. A line whose serial number is blank, too
 * long or on an earlier line is left out. All of it is in `problems`. Without a column for them there are no lines.
 * @throws CONFIG_INVALID for more lines than one batch has · what `breathe` throws
 */
export async function importList(
  rows: readonly ListRow[],
  { header, columns }: ListColumns,
  { breathe, onShare }: Importing,
): Promise<ImportedList> {
  const lines = new Lines(columns)
  const most = columns.includes('serial') ? rows.length : 0
  let devices = 0
  for (let index = 0; index < most; index += 1) {
    const row = rows[index]
    if (row === undefined || row.line <= header) continue
    devices += 1
    if (devices <= MOST_LINES) lines.take(row)
    if (index % ROWS !== 0) continue
    onShare?.(index / most)
    await breathe()
  }
  if (devices > MOST_LINES) {
    throw new ActivatorError('CONFIG_INVALID', { what: `has ${devices} lines, more than ${MOST_LINES}` })
  }
  return lines.whole()
}
