/** Plug it in: the screen waits, and shows what it sees meanwhile. Then the device is asked who it is. */
import { shown } from '../../app/texts/shown.ts'
import { Wait } from '../parts/main-button.tsx'
import { SecondsSince } from '../parts/seconds.tsx'
import { useWords } from '../words.tsx'
import { QuietAct, UnplugAct } from './acts.tsx'
import type { Drawn } from './drawn.ts'
import { Picture } from './picture.tsx'
import { PracticePlug } from './practice-plug.tsx'
import { StepList, stepText } from './prepare.tsx'
import type { Under } from './scene.ts'
import { StepDrawing } from './step-drawing.tsx'
import type { Telling } from './telling.ts'
import { UsbList } from './usb-list.tsx'

export const backAndCancel = (
  <>
    <QuietAct act="back" />
    <QuietAct act="cancel" />
  </>
)

export function connectDrawn({ t, guide, mode }: Telling): Drawn {
  const practice = mode === 'practice'
  const step = guide.steps[guide.at]
  const more = step?.more?.[t.language]
  return {
    title: step?.text === undefined ? t('connect.title') : stepText(t, step),
    picture: (
      <Picture tone="working" strip={t('connect.waiting')}>
        <StepDrawing guide={guide} at={guide.at} />
      </Picture>
    ),
    facts: <UsbList guide={guide} />,
    body: (
      <>
        <p className="lead">{more === undefined ? t('connect.lead') : shown(more)}</p>
        {guide.steps.length > 1 && <StepList guide={guide} />}
        <p className="quiet soon">{t(practice ? 'connect.practice' : 'connect.soon')}</p>
      </>
    ),
    quiet: backAndCancel,
    main: practice ? <PracticePlug profile={guide.profile} /> : <WaitForDevice since={guide.since} />,
  }
}

export function WaitForDevice({ since }: { since: string }) {
  const { t } = useWords()
  return (
    <Wait>
      {t('connect.waiting')} · <SecondsSince at={since}>{(time) => time}</SecondsSince>
    </Wait>
  )
}

export function askingDrawn({ t, guide }: Telling, phase: Under<'connecting' | 'identifying'>): Drawn {
  const words = t(`asking.${phase.state}`)
  return {
    title: t('asking.title'),
    picture: (
      <Picture tone="working" strip={words}>
        <StepDrawing guide={guide} at={guide.at} />
      </Picture>
    ),
    facts: <UsbList guide={guide} />,
    body: (
      <>
        <p className="lead">{t('asking.lead')}</p>
        {guide.steps.length > 1 && <StepList guide={{ ...guide, at: guide.steps.length }} />}
      </>
    ),
    quiet: (
      <>
        {backAndCancel}
        <UnplugAct port={guide.activation?.port ?? ''} />
      </>
    ),
    main: (
      <Wait>
        {words} · <SecondsSince at={guide.activation?.since ?? guide.since}>{(time) => time}</SecondsSince>
      </Wait>
    ),
  }
}
