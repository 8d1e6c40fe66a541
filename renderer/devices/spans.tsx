/** The account's spans in words, newest first. */
import type { SpanView } from '../../app/api/devices.ts'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { Moment } from './moment.tsx'

export function Spans({ spans }: { spans: readonly SpanView[] }) {
  const { t } = useWords()
  return (
    <section className="card spans" aria-label={t('device.readable')}>
      <h2>{t('device.readable')}</h2>
      <ul>
        {spans.map((span) => (
          <li key={span.ownership}>
            <span className="is-done">
              <Shape tone="done" />
            </span>
            <div>
              <p className="strong">
                <Moment at={span.from} second={span.running} /> –{' '}
                {span.running ? t('device.open-end') : <Moment at={span.to} />}
              </p>
              <p className="quiet small">
                {t(span.running ? 'device.span.running' : 'device.span.ended', { id: String(span.ownership) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {spans.length > 1 && <p className="quiet small note">{t('device.between')}</p>}
    </section>
  )
}
