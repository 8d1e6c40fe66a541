/** What was found out about a report, and which station sealed it. */
import type { Verified } from '../../app/api/batch.ts'
import { shown } from '../../app/texts/shown.ts'
import { verdictText } from '../../app/texts/verdict-text.ts'
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
  const said = verdictText(t, found, true)
  const sealed = found.verdict === 'unreadable' ? undefined : found.fingerprint
  const isOurs = sealed !== undefined && station !== undefined && isSame(sealed, station)
  return (
    <section className="card verdict" aria-labelledby="verdict-title">
      <header className={`tile-head ${tone}`}>
        <Shape tone={tone} />
        <div role="status">
          <h2 id="verdict-title">{said.title}</h2>
          <p>{said.text}</p>
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
