/** What goes on by itself: the three steps, and what a wait waits for. */
import { useEffect, useState } from 'react'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { identityOf, type Under } from './phase.ts'

type Running = Under<'connecting' | 'identifying' | 'waiting' | 'taking' | 'proving'>
const steps = ['asked', 'taken', 'proven'] as const
/** How many of the steps are behind. */
const behind = { connecting: 0, identifying: 0, waiting: 1, taking: 1, proving: 2 } as const

export function Working({ phase, since }: { phase: Running; since: string }) {
  const { t, times } = useWords()
  const identity = identityOf(phase)
  const done = behind[phase.state]
  return (
    <>
      {identity && (
        <p className="of-device">
          <Serial>{identity.serial_number}</Serial>
        </p>
      )}
      {phase.state === 'waiting' ? <Waiting phase={phase} /> : <p className="lead">{t(`work.${phase.state}`)}</p>}
      <ol className="steps" aria-label={t('work.steps')}>
        {steps.map((step, index) => {
          const stand = index < done ? 'past' : index === done ? 'now' : 'ahead'
          return (
            <li key={step} className={stand}>
              <span className="dot">{stand !== 'ahead' && <Shape tone={stand === 'past' ? 'done' : 'working'} />}</span>
              <strong>
                {t(`work.step.${step}.${stand}`)}
                <span className="sr">: {t(`work.step.${stand}`)}</span>
              </strong>
              <span className="quiet small num">
                {stand === 'now' && <time dateTime={since}>{t('work.since', { time: times.clock(since) })}</time>}
              </span>
              <p className="quiet">{t(`work.step.${step}.text`)}</p>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Waiting({ phase: { wait } }: { phase: Under<'waiting'> }) {
  const { t } = useWords()
  const seconds = useSecondsUntil(wait.until)
  if (wait.for === 'sign-in') return <p className="lead">{t('wait.after-sign-in')}</p>
  return (
    <p className="lead num">
      {seconds === undefined || seconds <= 0 ? t('wait.by-itself') : t('wait.until', { seconds })}
    </p>
  )
}

/** Counts down for the eye only: the core decides when it goes on. */
function useSecondsUntil(until: string | undefined): number | undefined {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until === undefined) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return until === undefined ? undefined : Math.ceil((Date.parse(until) - now) / 1000)
}
