/** Owned and proven: unplug it, and what the service read back. */

import type { ReactNode } from 'react'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import type { Under } from './phase.ts'

export function Done({ phase }: { phase: Under<'done'> }) {
  const { t, times } = useWords()
  const { ownership, outcome } = phase
  const { serial_number, device_name } = ownership.device_details
  return (
    <>
      <p className="win">
        <Serial>{serial_number}</Serial> <span>{t('done.unplug')}</span>
      </p>
      <p className="lead">{t(`done.${outcome}`)}</p>
      <dl className="facts proof" aria-label={t('done.proof')}>
        <Proven name={t('done.since')}>
          <time dateTime={ownership.start_time} title={ownership.start_time}>
            {times.moment(ownership.start_time)}
          </time>
        </Proven>
        <Proven name={t('fact.serial')}>
          <Serial>{serial_number}</Serial>
        </Proven>
        <Proven name={t('fact.name')}>
          <Serial name>{device_name}</Serial>
        </Proven>
        <Proven name={t('done.until')}>{t('done.until.open')}</Proven>
        <Proven name={t('done.read-back')}>{t('done.ownership', { id: ownership.id })}</Proven>
      </dl>
    </>
  )
}

/** The core compared each of these before it said done. */
function Proven({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="is-done">
        <Shape tone="done" />
        <span className="sr">{t('fact.matches')}</span>
      </dd>
    </div>
  )
}
