/** What came of a test or of a replay. */
import type { ProfileTestResult } from '../../app/api/profile-test.ts'
import type { Failure } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

export function TestResult({ result }: { result: ProfileTestResult }) {
  const { t } = useWords()
  const milliseconds = (value: number) =>
    new Intl.NumberFormat(t.language, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(value)
  const { identity, failure, attempts, opened, answered, ended } = result
  if (failure !== undefined) return <Failed failure={failure} />
  if (identity === undefined) return null
  const facts = [
    [t('fact.serial'), <Serial key="serial">{identity.serial_number}</Serial>],
    [
      t('fact.name'),
      <Serial key="name" name>
        {identity.device_name}
      </Serial>,
    ],
    ...(opened === undefined ? [] : [[t('settings.try.opened'), milliseconds(opened)] as const]),
    ...(answered === undefined ? [] : [[t('settings.try.answered'), milliseconds(answered)] as const]),
    [t('settings.try.ended'), milliseconds(ended)],
  ] as const
  return (
    <div className="test-result">
      <p>
        <span className="state is-done">
          <Shape tone="done" />
          {t('settings.try.identified')}
        </span>{' '}
        {t('settings.try.attempt', { attempt: attempts })}
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Failed({ failure }: { failure: Failure }) {
  const { t } = useWords()
  const stopped = failure.code === 'CANCELLED'
  const tone = stopped ? 'ready' : 'failed'
  const { title, what, remedy } = failureText(t, failure)
  return (
    <div className="test-result">
      <p>
        <span className={`state is-${tone}`}>
          <Shape tone={tone} />
          {stopped ? t('settings.try.stopped') : title}
        </span>{' '}
        {stopped ? t('settings.try.stopped.text') : `${what} ${remedy}`}
      </p>
    </div>
  )
}
