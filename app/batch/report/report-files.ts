/** A report as a file, in each of its forms. */
import type { ReportFormat } from '../../api/batch.ts'
import type { Seal, SheetWriter } from '../../outside.ts'
import type { Texts } from '../../texts/text.ts'
import { createTimes } from '../../texts/times.ts'
import type { ReportContent } from '../report-rows.ts'
import { type Pace, turn } from './pace.ts'
import { reportCsv } from './report-csv.ts'
import { reportPage } from './report-page.ts'
import { reportSheet } from './report-sheet.ts'
import { hashOfReport, sealReport } from './sealed.ts'
import type { Telling } from './telling.ts'

export interface ReportParts extends Pace {
  readonly seal: Seal
  readonly sheets: SheetWriter
  /** In the language the report is read in; JSON has none. */
  readonly words: Texts
}
/** One of `text` and `bytes`. */
export interface ReportFile {
  readonly name: string
  readonly text?: string
  readonly bytes?: Uint8Array
}

/** @throws CANCELLED by the signal */
export async function reportFile(
  content: ReportContent,
  format: ReportFormat,
  parts: ReportParts,
): Promise<ReportFile> {
  const name = nameOf(content, format)
  const { seal, sheets } = parts
  if (format === 'json') return { name, text: await sealReport(content, seal, parts) }
  const telling = await tellingOf(content, parts)
  switch (format) {
    case 'csv':
      return { name, text: await reportCsv(content, telling, parts) }
    case 'html':
      return { name, text: await reportPage(content, telling, seal, parts) }
    case 'xlsx': {
      const sheet = await reportSheet(content, telling, parts)
      await turn(parts)
      return { name, bytes: await sheets.write(sheet, parts.signal) }
    }
  }
}

async function tellingOf(content: ReportContent, parts: ReportParts): Promise<Telling> {
  const { seal, words } = parts
  const hash = await hashOfReport(content, seal, parts)
  return { t: words, times: createTimes(words.language), hash, fingerprint: seal.fingerprint }
}

/** Letters and digits of any script, and nothing a system or a shell means something by; short enough for all of them. */
function nameOf({ batch, made }: ReportContent, format: ReportFormat): string {
  const safe = batch.name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const short = [...safe].slice(0, 50).join('').replace(/-$/, '') || batch.id.slice(0, 8)
  return `report-${short}-${made.slice(0, 10)}.${format}`
}
