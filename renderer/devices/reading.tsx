/** How reading the list goes: what came so far, what is waited for, what went wrong. */
import type { Failure } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { WaitWords } from './wait-words.tsx'

/** @param shown how many rows are on screen @param failure why even the core's own list could not be asked */
export function ReadingNotice({ shown, failure }: { shown: number; failure: Failure | undefined }) {
  const { t, times } = useWords()
  const { snapshot, run } = useCore()
  const { state, asOf, loaded, total, wait, failure: failed } = snapshot.devices ?? { state: 'unread', loaded: 0 }
  if (state === 'loading' || state === 'unread') {
    const some =
      total === undefined ? t('devices.reading.some', { loaded }) : t('devices.reading.of', { loaded, total })
    const reading = loaded === 0 ? t('devices.reading') : some
    return (
      <div className="reading is-working">
        <Shape tone="working" />
        <span role="status">{wait === undefined ? reading : <WaitWords wait={wait} />}</span>
        {total !== undefined && total > 0 && <progress max={total} value={loaded} aria-label={t('devices.reading')} />}
        <span className="grow" />
        <QuietButton icon="stop" onClick={() => void run({ command: 'devices-stop' })}>
          {t('devices.reading.stop')}
        </QuietButton>
      </div>
    )
  }
  const why = failure ?? failed
  if (why === undefined && state === 'ready') return null
  const text = why && failureText(t, why)
  const rest = asOf === undefined ? t('devices.partly') : t('devices.as-before', { time: times.time(asOf) })
  return (
    <div className={text ? 'reading failed' : 'reading'} role={text ? 'alert' : 'status'}>
      <span className={text ? 'is-failed' : 'is-look'}>
        <Shape tone={text ? 'failed' : 'look'} />
      </span>
      <p>
        {text ? (
          <>
            <strong>{text.title}.</strong> {text.what} {text.remedy}
          </>
        ) : (
          t('devices.stopped')
        )}{' '}
        {shown > 0 && rest}
      </p>
    </div>
  )
}
