/** A batch's report as a file, for the page that asks for it. */
import type { SavedFormat } from '../api/batch.ts'
import { ActivatorError } from '../errors.ts'
import type { Clock, Paper, SheetWriter } from '../outside.ts'
import { createTexts, type Language } from '../texts/text.ts'
import type { StationSeal } from './parts.ts'
import type { BatchRecord } from './record.ts'
import { reportFile } from './report/report-files.ts'
import { reportContent } from './report-content.ts'

export interface ReportParts {
  readonly clock: Clock
  readonly seal: StationSeal
  readonly sheets: SheetWriter
  readonly paper?: Paper | undefined
}

/** Above that a host may take minutes to print it, or give up: the page itself, or a workbook, serves better. */
const MOST_ROWS_ON_PAPER = 20_000

export function fitsPaper({ manifest, tally }: Pick<BatchRecord, 'manifest' | 'tally'>): boolean {
  const { done, failed, waiting, unlisted } = tally.counts
  return (manifest === undefined ? done + failed + waiting : manifest.expected + unlisted) <= MOST_ROWS_ON_PAPER
}

/** @throws CONFIG_INVALID where the station's key cannot be read, or the host makes no such file · CANCELLED by the signal */
export async function fileOf(
  { clock, seal, sheets, paper }: ReportParts,
  record: BatchRecord,
  {
    format,
    language,
    signal,
  }: { readonly format: SavedFormat; readonly language: Language; readonly signal: AbortSignal },
): Promise<{ name: string; text?: string; base64?: string }> {
  const isPdf = format === 'pdf'
  if (isPdf && (paper === undefined || !fitsPaper(record))) {
    throw new ActivatorError('CONFIG_INVALID', { what: 'no PDF is made of this here: save the page, or a workbook' })
  }
  const content = reportContent(record, clock.now().toISOString())
  const breathe = () => clock.sleep(0, signal)
  const { name, text, bytes } = await reportFile(content, isPdf ? 'html' : format, {
    seal: await seal.open(),
    sheets,
    words: createTexts(language),
    breathe,
    signal,
  })
  if (isPdf && paper !== undefined && text !== undefined) {
    const pdf = await paper.pdf(text, signal)
    return { name: name.replace(/html$/, 'pdf'), base64: base64Of(pdf) }
  }
  return { name, ...(text !== undefined && { text }), ...(bytes && { base64: base64Of(bytes) }) }
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
