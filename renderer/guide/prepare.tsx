/** The profile's own steps before the device is plugged in, one at a time. */
import type { GuideStepView, GuideView } from '../../app/api/guide.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'
import { Icon } from '../parts/icon.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { MainAct, QuietAct } from './acts.tsx'
import type { Drawn } from './drawn.ts'
import { Picture } from './picture.tsx'
import { StepDrawing, Thumbnails } from './step-drawing.tsx'
import type { Telling } from './telling.ts'

export function prepareDrawn({ t, guide }: Telling): Drawn {
  const step = guide.steps[guide.at]
  const more = step?.more?.[t.language]
  return {
    title: step === undefined ? t('guide.step.prepare') : stepText(t, step),
    picture: (
      <Picture>
        <StepDrawing guide={guide} at={guide.at} />
      </Picture>
    ),
    facts: <Thumbnails guide={guide} />,
    body: (
      <>
        {more !== undefined && <p className="lead">{shown(more)}</p>}
        {guide.steps.length > 1 && <StepList guide={guide} />}
      </>
    ),
    quiet: (
      <>
        <QuietAct act="back" />
        <QuietAct act="cancel" />
      </>
    ),
    main: <MainAct act="continue" {...(step?.done && { words: shown(step.done[t.language]) })} />,
  }
}

/** The profile's words; the app's own where it only says when the device is plugged in. */
export function stepText(t: Texts, { text }: GuideStepView): string {
  return text === undefined ? t('connect.plug') : shown(text[t.language])
}

/** Present, behind and to come; the present one ticks by itself while it waits for the port. */
export function StepList({ guide }: { guide: GuideView }) {
  const { t } = useWords()
  return (
    <ol className="step-list">
      {guide.steps.map((step, index) => {
        const stand = index < guide.at ? 'past' : index === guide.at ? 'now' : 'ahead'
        return (
          // Two steps of a profile may read the same; their order never changes.
          <li key={index} className={stand} aria-current={stand === 'now' ? 'step' : undefined}>
            <span className="dot">{mark(stand, step, index)}</span>
            <span>
              {stepText(t, step)}
              <span className="sr">, {t(`guide.step.${stand}`)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function mark(stand: 'past' | 'now' | 'ahead', step: GuideStepView, index: number) {
  if (stand === 'past') return <Icon name="tick" />
  if (stand === 'now' && step.kind === 'connect') return <Shape tone="working" />
  return index + 1
}
