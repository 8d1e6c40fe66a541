import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sheetWriter } from '../../main/adapters/sheet-writer.ts'
import { sheetWriterContract } from './sheet-writer.contract.ts'

describe('by write-excel-file', () => {
  sheetWriterContract(sheetWriter)

  test('has no formula in it, and marks as text what Excel would make a number of', async () => {
    const rows = [['head'], ['=1+1'], ['012345'], ['abc']]
    const bytes = await sheetWriter.write({ name: 'a', widths: [], head: 1, rows }, AbortSignal.timeout(10_000))
    const sheet = fileIn(Buffer.from(bytes), 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f')
    const styles = [...sheet.matchAll(/<c r="A[234]"( s="\d+")? t="s">/g)].map(([, style]) => style !== undefined)
    expect(styles).toEqual([true, true, false])
  })
})

/** As a zip's directory, at its end, tells where each file lies. */
function fileIn(zip: Buffer, name: string): string {
  const entry = zip.lastIndexOf(name) - 46
  const [size, at] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 42)]
  const data = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  return inflateRawSync(zip.subarray(data, data + size)).toString()
}
