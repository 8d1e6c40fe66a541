/** What was found out about a report, and which station sealed it. */
import type { Verified } from '../../app/api/batch.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import { grouped, isSame } from '../parts/fingerprint.ts'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

const tones = { unchanged: 'done', changed: 'failed', unreadable: 'look' } as const

interface VerdictProps {
  readonly file: string
  readonly found: Verified
  /** Of this station, where it has a key. */
  readonly station: string | undefined
}

export function Verdict({ file, found, station }: VerdictProps) {
  const { t } = useWords()
  const tone = tones[found.verdict]
  const sealed = found.verdict === 'unreadable' ? undefined : found.fingerprint
  const isOurs = sealed !== undefined && station !== undefined && isSame(sealed, station)
  return (
    <section className="card verdict" aria-labelledby="verdict-title">
      <header className={`tile-head ${tone}`}>
        <Shape tone={tone} />
        <div role="status">
          <h2 id="verdict-title">{t(`verify.${found.verdict}`)}</h2>
          <p>{saidOf(t, found)}</p>
        </div>
      </header>
      <div className="verdict-body">
        {found.verdict !== 'unchanged' && <p className="lead">{t(`verify.${found.verdict}.now`)}</p>}
        {found.verdict === 'unchanged' && <p className="lead">{t(isOurs ? 'verify.same' : 'verify.another')}</p>}
        <dl className="tile-facts">
          <div>
            <dt>{t('verify.file')}</dt>
            <dd>{shown(file)}</dd>
          </div>
          {sealed !== undefined && (
            <div>
              <dt>{t('verify.fingerprint')}</dt>
              <dd className="machine">{grouped(shown(sealed))}</dd>
            </div>
          )}
          {station !== undefined && (
            <div>
              <dt>{t('verify.station')}</dt>
              <dd className="machine">{grouped(station)}</dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  )
}

function saidOf(t: Texts, found: Verified): string {
  switch (found.verdict) {
    case 'unchanged':
      return t('verify.unchanged.text', { rows: found.rows, batch: shown(found.batch) })
    case 'unreadable':
      return t('verify.unreadable.text', { reason: shown(found.reason) })
    case 'changed':
      return t.fill(`verify.changed.${found.where}`, {
        ...(found.row !== undefined && { has_row: 'yes', row: found.row }),
        field: shown(found.field ?? ''),
      })
  }
}
