/**
 * A report to be printed, or saved as PDF: one HTML document that asks for nothing else. It runs no script, and its policy
 * lets none run, not even where a text had got through.
 */
import type { SealReader } from '../../outside.ts'
import { rowStory } from '../../texts/row-story.ts'
import type { ReportContent, ReportRow, RowOutcome } from '../report-rows.ts'
import { rowOutcomes } from '../report-rows.ts'
import { escaped, markedUp } from './markup.ts'
import { eachOf, type Pace } from './pace.ts'
import { pageStyle } from './page-style.ts'
import { factsOf, type Telling, zone } from './telling.ts'

/** @throws CANCELLED */
export async function reportPage(
  content: ReportContent,
  telling: Telling,
  seal: Pick<SealReader, 'sha256'>,
  pace: Pace,
): Promise<string> {
  const rows: string[] = []
  await eachOf(content.rows, pace, (row, index) => {
    rows.push(rowOf(index + 1, row, telling))
  })
  const { t } = telling
  return `<!doctype html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(seal)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${escaped(content.batch.name)} – ${markedUp(t('report.title'))}</title>
<style>${pageStyle}</style>
</head>
<body>
${topOf(content, telling)}
${tablesOf(rows, t)}
${endOf(telling)}
</body>
</html>
`
}

/** A browser that prints one long table lays all of it out again for each page: 20,000 rows took it minutes. */
const ROWS_A_TABLE = 500

function tablesOf(rows: readonly string[], t: Telling['t']): string {
  const head = columns.map((name) => `<th scope="col">${markedUp(t(`report.column.${name}`))}</th>`).join('')
  const tables: string[] = []
  for (let at = 0; at === 0 || at < rows.length; at += ROWS_A_TABLE) {
    const body = rows.slice(at, at + ROWS_A_TABLE).join('\n')
    tables.push(`<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`)
  }
  return tables.join('\n')
}

function policyFor({ sha256 }: Pick<SealReader, 'sha256'>): string {
  const bytes = sha256(pageStyle).match(/../g) ?? []
  const hash = btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

const columns = ['row', 'serial_number', 'device_name', 'place', 'outcome', 'at', 'story'] as const

/** Shape and colour: one of them survives any printer. */
const marks: Readonly<Record<RowOutcome, readonly [string, string]>> = {
  taken: ['✓', 'done'],
  'already-yours': ['✓', 'done'],
  failed: ['✕', 'failed'],
  'set-aside': ['▲', 'look'],
  waiting: ['▲', 'look'],
  missing: ['○', 'look'],
  released: ['↩', 'look'],
}

function rowOf(number: number, row: ReportRow, telling: Telling): string {
  const { t, times } = telling
  const [mark, tone] = marks[row.outcome]
  const cells = [
    `<td class="number">${number}</td>`,
    `<td class="code">${escaped(row.serial_number ?? '')}</td>`,
    `<td class="code">${escaped(row.device_name ?? '')}</td>`,
    `<td>${placeOf(row, telling)}</td>`,
    `<td class="${tone}">${mark} ${markedUp(t(`report.outcome.${row.outcome}`))}</td>`,
    `<td>${row.at === undefined ? '' : markedUp(times.minute(row.at))}</td>`,
    `<td>${markedUp(rowStory(telling.t, telling.times, row))}</td>`,
  ]
  return `<tr>${cells.join('')}</tr>`
}

function placeOf({ line, carton, pallet }: ReportRow, { t }: Telling): string {
  const parts = [
    line !== undefined && t('report.place.line', { line }),
    carton && t('report.place.carton', { carton }),
    pallet && t('report.place.pallet', { pallet }),
  ]
  return markedUp(parts.filter(Boolean).join(', '))
}

function topOf(content: ReportContent, telling: Telling): string {
  const { t } = telling
  const [, ...facts] = factsOf(content, telling)
  const told = facts.map(([name, value]) => `<dt>${markedUp(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')
  return `<header>
<p class="what">${markedUp(t('report.title'))}</p>
<h1>${escaped(content.batch.name)}</h1>
<dl>
${told}
</dl>
</header>
<ul>${countsOf(content, telling).join('')}</ul>`
}

function countsOf({ batch, rows }: ReportContent, { t }: Telling): string[] {
  const counts = rowOutcomes.map((outcome) => {
    const count = rows.filter((row) => row.outcome === outcome).length
    const [mark, tone] = marks[outcome]
    const told = `<span class="${tone}">${mark} ${markedUp(t(`report.outcome.${outcome}`))}</span>`
    return count === 0 ? '' : `<li><b>${count}</b> ${told}</li>`
  })
  const unexpected = batch.list ? rows.filter(({ expected }) => !expected).length : 0
  if (unexpected > 0) counts.push(`<li><b>${unexpected}</b> ${markedUp(t('report.unexpected'))}</li>`)
  return [`<li>${markedUp(t('report.rows', { count: rows.length }))}</li>`, ...counts]
}

function endOf({ t, hash, fingerprint }: Telling): string {
  return `<section class="seal">
<dl>
<dt>${markedUp(t('report.hash'))}</dt><dd class="code">${markedUp(hash)}</dd>
<dt>${markedUp(t('report.key'))}</dt><dd class="code">${markedUp(fingerprint)}</dd>
</dl>
<p>${markedUp(t('report.copy'))}</p>
<p>${markedUp(t('report.zone', { zone: zone() }))}</p>
</section>`
}
