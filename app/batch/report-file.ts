/** A batch's report as a file, for the page that asks for it. */
import type { ReportFormat } from '../api/batch.ts'
import type { Clock, SheetWriter } from '../outside.ts'
import { createTexts, type Language } from '../texts/text.ts'
import type { StationSeal } from './parts.ts'
import type { BatchRecord } from './record.ts'
import { reportFile } from './report/report-files.ts'
import { reportContent } from './report-content.ts'

export interface ReportParts {
  readonly clock: Clock
  readonly seal: StationSeal
  readonly sheets: SheetWriter
}

/** @throws CONFIG_INVALID where the station's key cannot be read · CANCELLED by the signal */
export async function fileOf(
  { clock, seal, sheets }: ReportParts,
  record: BatchRecord,
  {
    format,
    language,
    signal,
  }: { readonly format: ReportFormat; readonly language: Language; readonly signal: AbortSignal },
): Promise<{ name: string; text?: string; base64?: string }> {
  const content = reportContent(record, clock.now().toISOString())
  const breathe = () => clock.sleep(0, signal)
  const { name, text, bytes } = await reportFile(content, format, {
    seal: await seal.open(),
    sheets,
    words: createTexts(language),
    breathe,
    signal,
  })
  return { name, ...(text !== undefined && { text }), ...(bytes && { base64: base64Of(bytes) }) }
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
