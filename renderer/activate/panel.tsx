/** The port in sight, large: what state it is in, in one sentence, and what there is to know. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Texts } from '../../app/texts/text.ts'
import { Shape, type Tone } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { Confirming } from './confirming.tsx'
import { Done } from './done.tsx'
import { Failed } from './failed.tsx'
import { Empty, Idle } from './idle.tsx'
import { toneOf } from './phase.ts'
import type { Subject } from './subject.ts'
import { Working } from './working.tsx'

interface PanelProps {
  readonly subject: Subject | undefined
  readonly profile: string
  readonly onProfile: (id: string) => void
}

export function Panel({ subject, profile, onProfile }: PanelProps) {
  const { t } = useWords()
  const { tone, title, body } = content(t, { subject, profile, onProfile })
  const heading = useHeadingForLostFocus(`${subject?.path} ${subject?.activation?.phase.state}`)
  return (
    <section className={`panel ${tone}`} aria-labelledby="panel-title">
      {tone !== 'plain' && (
        <p className="strip">
          <Shape tone={tone} />
          {t(`tone.${tone}`)}
        </p>
      )}
      <div className="panel-body">
        <h2 className="sentence" id="panel-title" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {body}
      </div>
    </section>
  )
}

interface Content {
  /** `plain` has no strip: there is no state to tell. */
  readonly tone: Tone | 'plain'
  readonly title: string
  readonly body: ReactNode
}

function content(t: Texts, { subject, profile, onProfile }: PanelProps): Content {
  if (subject === undefined) return { tone: 'plain', title: t('ports.empty.title'), body: <Empty /> }
  const { path, port, activation } = subject
  if (activation === undefined) {
    if (port === undefined) {
      return {
        tone: 'plain',
        title: t('port.gone.title'),
        body: <p className="lead">{t('port.gone', { port: path })}</p>,
      }
    }
    const known = port.profiles.length > 0
    return {
      tone: known ? 'ready' : 'plain',
      title: t(known ? 'port.ready.title' : 'port.unknown.title'),
      body: <Idle port={port} profile={profile} onProfile={onProfile} />,
    }
  }
  const { phase } = activation
  const tone = toneOf(phase)
  switch (phase.state) {
    case 'confirming':
      return { tone, title: t('confirm.title'), body: <Confirming identity={phase.identity} /> }
    case 'done':
      return { tone, title: t(`done.${phase.outcome}.title`), body: <Done phase={phase} /> }
    case 'failed':
      return {
        tone,
        title: t(`failure.${phase.failure.code}.title`),
        body: <Failed phase={phase} profile={profile} onProfile={onProfile} />,
      }
    case 'removed':
      return {
        tone: 'plain',
        title: t('removed.title'),
        body: (
          <p className="lead">
            {t('removed.text')} {t('removed.now')}
          </p>
        ),
      }
    case 'connecting':
    case 'identifying':
    case 'waiting':
    case 'taking':
    case 'proving':
      return {
        tone,
        title: t(phase.state === 'waiting' ? `wait.${phase.wait.for}` : `work.${phase.state}.title`),
        body: <Working phase={phase} since={activation.since} />,
      }
  }
}

/** When what had the focus is gone, reading goes on from the heading instead of from the top of the page. */
function useHeadingForLostFocus(about: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const earlier = useRef(about)
  useEffect(() => {
    if (earlier.current === about) return
    earlier.current = about
    if (document.activeElement === document.body) heading.current?.focus()
  }, [about])
  return heading
}
