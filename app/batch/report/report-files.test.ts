import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { sheetWriter } from '../../../main/adapters/sheet-writer.ts'
import { fiveRows, pace, reportContents, rowOf, seal, sealed } from '../../../tests/fakes/reports.ts'
import type { ReportFormat } from '../../api/batch.ts'
import { failure, isError } from '../../errors.ts'
import { createTexts } from '../../texts/text.ts'
import type { ReportContent } from '../report-rows.ts'
import { reportFile } from './report-files.ts'

const file = (content: ReportContent, format: ReportFormat, language: 'en' | 'de' | 'fr' = 'en') =>
  reportFile(content, format, { ...pace, seal, sheets: sheetWriter, words: createTexts(language) })
const textOf = async (content: ReportContent, format: ReportFormat) => (await file(content, format)).text ?? ''
const cells = (csv: string): string[][] => parse(csv)
const sheet = async (content: ReportContent, language: 'en' | 'de' | 'fr' = 'en') =>
  await readSheet(Buffer.from((await file(content, 'xlsx', language)).bytes ?? []), { trim: false })
const hashOf = async (content: ReportContent): Promise<string> => JSON.parse(await sealed(content)).seal.hash

const hostile = [
  '=HYPERLINK("http://x","y")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  'x;=1+1',
  '\t=1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-->]]></style><b>",
  '\u202e543210\u0000\u001b[2J\r\n',
  '&lt;',
]
const content: ReportContent = {
  ...fiveRows,
  batch: { ...fiveRows.batch, name: '<b>=1', account: '"><i>', list: { file: '</style>.xlsx', lines: 9 } },
  rows: hostile.map((text) => ({
    ...rowOf(text),
    expected: false,
    device_name: text,
    carton: text,
    customer: text,
    by: text,
    label: text,
    problem: failure('SERVICE_REFUSED', { status: 500, detail: text }),
  })),
}

describe('every form', () => {
  it.each(['csv', 'xlsx', 'json', 'html'] as const)('carries the hash of the JSON and the key: %s', async (format) => {
    const { text, bytes } = await file(fiveRows, format)
    const told = text ?? JSON.stringify(await readSheet(Buffer.from(bytes ?? [])))
    expect(told).toContain(await hashOf(fiveRows))
    expect(told).toContain(seal.fingerprint)
  })

  it('is named after the batch and the day, with nothing in it that a system means something by', async () => {
    const named = async (name: string) => (await file({ ...fiveRows, batch: { ...fiveRows.batch, name } }, 'csv')).name
    expect(await named('Zähler 7 / Süd')).toBe('report-Zähler-7-Süd-2026-11-24.csv')
    expect(await named('../../etc/passwd\u0000')).toBe('report-etc-passwd-2026-11-24.csv')
    expect(await named('???')).toBe('report-6f0f6f4e-2026-11-24.csv')
    expect(Buffer.byteLength(await named('器'.repeat(120)))).toBeLessThan(255)
  })

  it('stops when it is told to', async () => {
    for (const format of ['csv', 'xlsx', 'json', 'html'] as const) {
      const parts = { ...pace, signal: AbortSignal.abort(), seal, sheets: sheetWriter, words: createTexts('en') }
      const failed = await reportFile(fiveRows, format, parts).catch((error: unknown) => error)
      expect(isError(failed, 'CANCELLED')).toBe(true)
    }
  })
})

describe('CSV', () => {
  it('has a line for each row under names for programs, and a last one for the hash', async () => {
    const [header = [], ...rows] = cells(await textOf({ ...fiveRows, rows: [rowOf('012345')] }, 'csv'))
    expect(header.slice(0, 6)).toEqual(['row', 'line', 'expected', 'outcome', 'at', 'serial_number'])
    expect(rows).toHaveLength(2)
    expect(rows[0]?.slice(0, 6)).toEqual(['1', '', 'true', 'taken', '', '012345'])
    const seals = ['report_hash', 'station_key'].map((name) => header.indexOf(name))
    expect(rows.map((row) => seals.map((at) => row[at]))).toEqual([
      ['', ''],
      [await hashOf({ ...fiveRows, rows: [rowOf('012345')] }), seal.fingerprint],
    ])
    expect(rows[1]?.filter(Boolean)).toHaveLength(2)
  })

  it('has no cell that is run, and none that turns a line round, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(reportContents(), fc.constant(content)), async (any) => {
        const all = cells(await textOf(any, 'csv')).flat()
        const split = all.flatMap((cell) => cell.split(';'))
        expect(split.filter((cell) => /^[" ]*[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([])
        expect(all.filter((cell) => /[\p{Cc}\p{Cf}]/u.test(cell))).toEqual([])
      }),
    )
  })
})

describe('XLSX', () => {
  it('has words for people in its head, serial numbers as text and counts as numbers', async () => {
    const [header, row] = await sheet({ ...fiveRows, rows: [rowOf('012345')] }, 'de')
    expect(header?.slice(0, 5)).toEqual(['Nr.', 'Seriennummer', 'Gerätename', 'Ergebnis', 'Wann'])
    expect(row?.slice(0, 4)).toEqual([1, '012345', null, 'Übernommen'])
    expect(row?.[header?.indexOf('Versuche') ?? 0]).toBe(1)
  })

  it('has no text that is run when it leaves the workbook, and no controls', async () => {
    const texts = (await sheet(content)).flat().filter((cell) => typeof cell === 'string')
    expect(texts.filter((text) => /^[=+\-@\t\r]|[\p{Cc}\p{Cf}]/u.test(text))).toEqual([])
    expect(texts).toContain('\'=HYPERLINK("http://x","y")')
    expect(texts).toContain('<script>alert(1)</script>')
  })
})

describe('the page', () => {
  it('has the same tags whatever is in its texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(reportContents(), fc.constant(content)), async (any) => {
        const html = await textOf(any, 'html')
        expect(tags(html)).toEqual(tags(await textOf(harmlessly(any), 'html')))
        expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })

  it('lets nothing run and fetches nothing, its own style excepted', async () => {
    const html = await textOf(content, 'html')
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    const own = Buffer.from(hash).toString('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${own}'; base-uri 'none'; form-action 'none'`)
    expect(tags(html)?.join('')).not.toMatch(/<script|\son\w+=|\ssrc=|\shref=|\sstyle=/)
  })

  it('tells each row with its story, in the language it is asked in', async () => {
    const one = { ...fiveRows, rows: [{ ...rowOf('012345'), outcome: 'missing', tries: 0, line: 17 } as const] }
    const { text } = await file(one, 'html', 'fr')
    expect(text).toContain('<html lang="fr">')
    for (const word of ['012345', '○ Manquant', 'ligne 17', 'Attendu, jamais branché.', 'Batch 7']) {
      expect(text).toContain(word)
    }
  })
})

const tags = (html: string) => html.match(/<[^>]*>?/g)

/** The same with letters in place of texts. */
function harmlessly({ batch, rows, made }: ReportContent): ReportContent {
  const plain = (value: unknown, name: string): unknown => {
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, key)]))
    }
    return typeof value === 'string' && value !== '' && free.has(name) ? 'x' : value
  }
  const free = new Set(['name', 'account', 'file', 'serial_number', 'device_name', 'carton', 'pallet', 'label', 'by'])
  // Only texts became other texts.
  return { batch: plain(batch, '') as typeof batch, rows: rows.map((row) => plain(row, '') as typeof row), made }
}
