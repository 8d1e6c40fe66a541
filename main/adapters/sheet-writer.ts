/** Workbooks by write-excel-file. The whole of one is made at once: 100,000 rows take the process for some seconds. */
import type { CellObject } from 'write-excel-file/node'
import type { SheetCell, SheetWriter } from '../../app/outside.ts'

export const sheetWriter: SheetWriter = {
  async write({ name, widths, head, rows }) {
    // Only who writes a workbook waits for it to be loaded.
    const { default: writeExcelFile } = await import('write-excel-file/node')
    const sheet = {
      sheet: tabNameOf(name),
      stickyRowsCount: head,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row, index) => row.map((cell) => cellOf(cell, index < head))),
    }
    return await writeExcelFile([sheet]).toBuffer()
  },
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
