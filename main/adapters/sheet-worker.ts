/** The thread in which a workbook is made: the library makes the whole of one at once, which takes a large one seconds. */
import { parentPort } from 'node:worker_threads'
import type { CellObject } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import type { Sheet, SheetCell } from '../../app/outside.ts'

/** In this order: `begin`, `rows` as often as it takes, `end`; then the bytes of the workbook come back. */
export type SheetMessage =
  | ({ readonly does: 'begin' } & Omit<Sheet, 'rows'>)
  | { readonly does: 'rows'; readonly rows: Sheet['rows'] }
  | { readonly does: 'end' }

const rows: (CellObject | undefined)[][] = []
let head: Omit<Sheet, 'rows'> = { name: '', widths: [], head: 0 }

parentPort?.on('message', (message: SheetMessage) => {
  if (message.does === 'begin') head = message
  else if (message.does === 'end') void end()
  else for (const row of message.rows) rows.push(row.map((cell) => cellOf(cell, rows.length < head.head)))
})

/** What goes wrong here is an error of the thread, of which its owner is told. */
async function end(): Promise<void> {
  const sheet = {
    sheet: tabNameOf(head.name),
    stickyRowsCount: head.head,
    columns: head.widths.map((width) => ({ width })),
    data: rows,
  }
  const buffer = await writeExcelFile([sheet]).toBuffer()
  // Of its own: a small Buffer shares its memory with others.
  const bytes = new Uint8Array(buffer)
  parentPort?.postMessage(bytes, [bytes.buffer])
  parentPort?.close()
}

function cellOf(cell: SheetCell, bold: boolean): CellObject | undefined {
  if (cell === undefined || cell === '') return undefined
  const style = bold ? ({ fontWeight: 'bold' } as const) : {}
  if (typeof cell === 'number') return { value: cell, type: Number, ...style }
  // Whoever edits "012345" in a cell without this format is left with a number. It costs a third of the time.
  const kept = /^\p{L}/u.test(cell) ? {} : { format: '@' }
  return { value: written(cell), type: String, ...kept, ...style }
}

const MOST_CHARACTERS = 32_767

function written(text: string): string {
  // The library looks texts up in a plain object: "constructor" would find a function there and break the file.
  const own = text in {} ? `'${text}` : text
  // In a workbook `_x0041_` means "A".
  return own.slice(0, MOST_CHARACTERS).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}

function tabNameOf(name: string): string {
  const allowed = name.replace(/[[\]/\\:*?'\p{Cc}]/gu, ' ').trim()
  return allowed.slice(0, 31) || '1'
}
