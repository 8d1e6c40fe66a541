/** From when to when: may that be read, and if not, why and what to ask for instead. */
import { TextInput } from '@mantine/core'
import type { Period, Readable } from '../../app/api/devices.ts'
import { QuietButton } from '../parts/main-button.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { fromField, toField } from './local-time.ts'

interface FormProps {
  readonly period: Partial<Period>
  readonly answer: Readable | undefined
  readonly onChange: (period: Partial<Period>) => void
}

export function AccessForm({ period, answer, onChange }: FormProps) {
  const { t } = useWords()
  const field = (end: 'from' | 'to') => (
    <TextInput
      type="datetime-local"
      label={t(`device.${end}`)}
      value={toField(period[end])}
      onChange={({ currentTarget: { value } }) => onChange({ ...period, [end]: fromField(value) })}
    />
  )
  return (
    <section className="card access" aria-label={t('device.which')}>
      <h2>{t('device.which')}</h2>
      <p className="quiet">{t('device.which.text')}</p>
      <div className="period">
        {field('from')}
        {field('to')}
      </div>
      <Answer period={period} answer={answer} />
      {answer?.readable === false && answer.instead !== undefined && (
        <Instead period={period} instead={answer.instead} onChange={onChange} />
      )}
    </section>
  )
}

function Answer({ period, answer }: Pick<FormProps, 'period' | 'answer'>) {
  const { t } = useWords()
  const unset = period.from === undefined || period.to === undefined
  const tone = answer?.readable ? 'done' : 'look'
  return (
    <p className={answer === undefined ? 'answer' : `answer ${tone}`} role="status">
      {answer !== undefined && (
        <>
          <span className={`is-${tone}`}>
            <Shape tone={tone} />
          </span>
          <span>
            <strong>{t(answer.readable ? 'device.answer.yes' : 'device.answer.no')}</strong>{' '}
            <Why period={period} answer={answer} />
          </span>
        </>
      )}
      {answer === undefined && unset && t('device.answer.unset')}
    </p>
  )
}

function Why({ period, answer }: { period: Partial<Period>; answer: Readable }) {
  const { t, times } = useWords()
  if (answer.readable) return t('device.answer.yes.text')
  if (answer.why !== 'partly' || answer.missing === undefined) {
    return t(`device.answer.${answer.why === 'partly' ? 'never' : answer.why}`)
  }
  const { missing } = answer
  const [from, to] = [times.minute(missing.from), times.minute(missing.to)]
  if (missing.from === period.from) return t('device.answer.until', { to })
  return missing.to === period.to ? t('device.answer.from', { from }) : t('device.answer.between', { from, to })
}

function Instead({ period, instead, onChange }: { instead: Period } & Pick<FormProps, 'period' | 'onChange'>) {
  const { t, times } = useWords()
  const [from, to] = [times.minute(instead.from), times.minute(instead.to)]
  const words = () => {
    if (instead.from === period.from) return t('device.instead.end', { to })
    return instead.to === period.to ? t('device.instead.begin', { from }) : t('device.instead', { from, to })
  }
  return (
    <QuietButton outlined onClick={() => onChange(instead)}>
      {words()}
    </QuietButton>
  )
}
