/** One entry of history in full. */
import type { ReactNode } from 'react'
import type { HistoryRow } from '../../app/api/history.ts'
import type { Failure } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { Said } from '../parts/said.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { resultText, toneOfOutcome } from './list.tsx'

export function Story({ row }: { row: HistoryRow }) {
  const { t, times } = useWords()
  const tone = toneOfOutcome[row.outcome]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long story is scrolled by keyboard too
    <article className="card story" aria-labelledby="story-title" tabIndex={0}>
      <header>
        <h2 id="story-title">
          {row.serial_number === undefined ? t('history.unnamed') : <Serial>{row.serial_number}</Serial>}
        </h2>
        <span className={`state pill is-${tone} ${tone}`}>
          <Shape tone={tone} />
          {resultText(t, row)}
        </span>
      </header>
      <dl className="facts">
        <Fact name={t('history.when')}>
          <time dateTime={row.at} title={row.at}>
            {times.moment(row.at)}
          </time>
          {row.reconciled && `, ${t('history.reconciled')}`}
        </Fact>
        {row.device_name !== undefined && (
          <Fact name={t('fact.name')}>
            <Serial name>{row.device_name}</Serial>
          </Fact>
        )}
        {row.port !== undefined && (
          <Fact name={t('fact.port')}>
            <span className="machine">{shown(row.port)}</span>
          </Fact>
        )}
        <Fact name={t('history.owned')}>{t(`owned.${row.owned}`)}</Fact>
        {row.since !== undefined && (
          <Fact name={t('done.since')}>
            <time dateTime={row.since} title={row.since}>
              {times.moment(row.since)}
            </time>
          </Fact>
        )}
        <Fact name={t('history.duration')}>{times.duration(row.ms)}</Fact>
      </dl>
      {row.failure !== undefined && <Why failure={row.failure} owned={row.owned} />}
    </article>
  )
}

function Why({ failure, owned }: { failure: Failure; owned: HistoryRow['owned'] }) {
  const { t } = useWords()
  const { what, lead, device, remedy } = failureText(t, failure, owned)
  return <Said heading="h3" what={what} lead={lead} device={device.slice(lead.length).trim()} now={remedy} />
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
