/** What every writer of workbooks keeps to. */
import { setImmediate } from 'node:timers/promises'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { SheetCell, SheetWriter } from '../../app/outside.ts'

export function sheetWriterContract(writer: SheetWriter): void {
  const written = async (rows: readonly (readonly SheetCell[])[], name = 'Report') => {
    const bytes = await writer.write({ name, widths: [10, 20], head: 1, rows }, AbortSignal.timeout(10_000))
    return await readSheet(Buffer.from(bytes), { trim: false })
  }

  test('texts stay texts and numbers numbers; what is empty stays empty', async () => {
    const rows = [
      ['Serial', 'Tries', 'Name'],
      ['012345', 2, 'a1b2'],
      ['1e5', undefined, ''],
      ['24.11.2026', 0, ' ✓ 器 '],
      ['TRUE', 7, '<b>&amp;"'],
    ]
    const told = rows.map((row) => row.map((cell) => (cell === undefined || cell === '' ? null : cell)))
    expect(await written(rows)).toEqual(told)
  })

  test.each(['=1+1', '=HYPERLINK("http://x","y")', '@SUM(1)', '+1', '-1'])('%s is a text, not run', async (text) => {
    expect(await written([['head'], [text]])).toEqual([['head'], [text]])
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s breaks nothing', async (text) => {
    expect(await written([['head'], [text], ['after']])).toEqual([['head'], [`'${text}`], ['after']])
  })

  test('what no workbook can hold is left out, and what it would read otherwise is kept from that', async () => {
    const [, [control = null] = [], [named = null] = []] = await written([['head'], ['a\u0000\u001bb'], ['a_x0041_b']])
    expect(control).toBe('ab')
    expect(['a_x0041_b', 'a_x005F_x0041_b']).toContain(named)
  })

  test('lets others have their turn while it writes a large one', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`0${index}`, index, 'b'])
    let turns = 0
    let isOver = false
    const writing = writer.write({ name: 'a', widths: [], head: 0, rows }, AbortSignal.timeout(30_000))
    const over = writing.finally(() => {
      isOver = true
    })
    for (; !isOver; turns += 1) await setImmediate()
    expect(await readSheet(Buffer.from(await over))).toHaveLength(20_000)
    expect(turns).toBeGreaterThan(1000)
  })

  test('ends when it is cancelled', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [index])
    const over = new AbortController()
    const writing = writer.write({ name: 'a', widths: [], head: 0, rows }, over.signal)
    over.abort()
    await expect(writing).rejects.toThrow(expect.objectContaining({ code: 'CANCELLED' }))
  })

  test('a tab may have any name, and a cell any length', async () => {
    for (const name of ['', '[a]/b\\c:*?', "'x'", 'x'.repeat(50), '   ']) {
      expect(await written([['head'], ['a']], name)).toEqual([['head'], ['a']])
    }
    expect(await written([['head'], ['x'.repeat(50_000)]])).toEqual([['head'], ['x'.repeat(32_767)]])
  })
}
