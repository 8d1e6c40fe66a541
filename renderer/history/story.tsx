/** One entry of history in full: what happened, step by step, and what that means. */
import type { Tale, TaleStep } from '../../app/api/history.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { Said } from '../parts/said.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { useWords } from '../words.tsx'
import { toneOf, wordOf } from './result.ts'
import { sinceBegin, stepsToTell, stepText } from './steps.ts'

export function Story({ tale }: { tale: Tale }) {
  const { t } = useWords()
  const { row, username, began } = tale
  if (row === undefined) return <p className="card story lead">{t('history.missing')}</p>
  const tone = toneOf(row)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long story is scrolled by keyboard too
    <article className="card story" aria-labelledby="story-title" tabIndex={0}>
      <header>
        <h2 id="story-title">
          {row.serial_number === undefined ? t('history.unnamed') : <Serial>{row.serial_number}</Serial>}
        </h2>
        <span className={`state pill is-${tone} ${tone}`}>
          <Shape tone={tone} />
          {wordOf(t, row)}
        </span>
      </header>
      <p className="quiet small who">
        {username !== undefined && `${shown(username)} · `}
        <When at={began ?? row.at} precise />
        {row.reconciled && ` · ${t('history.reconciled')}`}
      </p>
      <ol className="steps" aria-label={t('story.steps')}>
        {stepsToTell(tale).map((step, index) => (
          <Step key={index} step={step} tale={tale} />
        ))}
      </ol>
      {row.failure !== undefined && <Why row={row} failure={row.failure} />}
    </article>
  )
}

function Step({ step, tale }: { step: TaleStep; tale: Tale }) {
  const { t, times } = useWords()
  const { title, detail, mark } = stepText(t, step, tale)
  return (
    <li className={mark}>
      <span className="ms num">{sinceBegin(times, step)}</span>
      {mark === 'failed' ? <Shape tone="failed" /> : <i />}
      <span>
        <strong>{title}</strong>
        {detail !== '' && <span className="machine">{detail}</span>}
      </span>
    </li>
  )
}

type Row = NonNullable<Tale['row']>

function Why({ row, failure }: { row: Row; failure: NonNullable<Row['failure']> }) {
  const { t } = useWords()
  const { what, lead, device, remedy } = failureText(t, failure, row.owned)
  return <Said heading="h3" what={what} lead={lead} device={device.slice(lead.length).trim()} now={remedy} />
}
