/** The report: in which forms it is saved, and what seals it. */
import { useState } from 'react'
import type { SavedFormat } from '../../app/api/batch.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { shortened } from '../parts/fingerprint.ts'
import { QuietButton } from '../parts/main-button.tsx'
import { saveFiles } from '../parts/save-file.ts'
import { useWords } from '../words.tsx'
import { printReport } from './print-report.ts'
import { Tick } from './tick.tsx'

/** The page as PDF, where the host can make one: a browser makes it of what it prints. */
const orderOf = (makesPdf: boolean) =>
  ['xlsx', 'csv', makesPdf ? 'pdf' : 'html', 'json'] as const satisfies readonly SavedFormat[]

export interface Report {
  readonly formats: ReadonlySet<SavedFormat>
  readonly turn: (format: SavedFormat) => void
  readonly save: () => void
  readonly print: () => void
  readonly isMaking: boolean
  /** What came of saving it. */
  readonly said: string
}

export function useReport(batch: string): Report {
  const { t } = useWords()
  const { ask, snapshot } = useCore()
  const [formats, setFormats] = useState<ReadonlySet<SavedFormat>>(new Set(['xlsx', 'csv', 'json']))
  const [isMaking, setMaking] = useState(false)
  const [said, setSaid] = useState('')
  const make = async (wanted: readonly SavedFormat[]) => {
    setMaking(true)
    setSaid('')
    const made = []
    for (const format of wanted) {
      const file = await ask({ query: 'batch-report', batch, format, language: t.language })
      if ('failure' in file) {
        setSaid(failureText(t, file.failure).what)
        return []
      }
      made.push(file)
    }
    return made
  }
  const save = async () => {
    const files = await make(orderOf(snapshot.batch?.makesPdf === true).filter((format) => formats.has(format)))
    saveFiles(files)
    if (files.length > 0) setSaid(t('reports.saved', { count: files.length }))
  }
  const print = async () => {
    const [page] = await make(['html'])
    if (page?.text !== undefined) printReport(page.text)
  }
  const during = (work: Promise<void>) => void work.catch(console.error).finally(() => setMaking(false))
  return {
    formats,
    turn(format) {
      const now = new Set(formats)
      if (!now.delete(format)) now.add(format)
      setFormats(now)
    },
    save: () => during(save()),
    print: () => during(print()),
    isMaking,
    said,
  }
}

export function ReportCard({ report }: { report: Report }) {
  const { t } = useWords()
  const { batch } = useCore().snapshot
  return (
    <section className="card report" aria-labelledby="report-title">
      <header>
        <h2 id="report-title">{t('reports.title')}</h2>
        <p className="quiet small">{t('reports.text')}</p>
      </header>
      <ul>
        {orderOf(batch?.makesPdf === true).map((format) => (
          <li key={format}>
            <Tick on={report.formats.has(format)} onChange={() => report.turn(format)}>
              <span className="grow strong">{t(`reports.${format}`)}</span>
              <span className="quiet small">{format.toUpperCase()}</span>
            </Tick>
            {(format === 'html' || format === 'pdf') && (
              <QuietButton icon="print" onClick={report.print}>
                {t('reports.print')}
              </QuietButton>
            )}
          </li>
        ))}
      </ul>
      <p className="quiet small seal">
        {batch?.fingerprint !== undefined && (
          <>
            {t('reports.seal')} <span className="machine">{shortened(batch.fingerprint)}</span>.{' '}
          </>
        )}
        {t('reports.seal.text')}
      </p>
    </section>
  )
}
