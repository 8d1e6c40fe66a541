/** The head line: six steps, behind, present and to come. */
import { Fragment } from 'react'
import { type GuideView, guideSteps } from '../../app/api/guide.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.tsx'

export function Steps({ step }: { step: GuideView['step'] }) {
  const { t } = useWords()
  const present = guideSteps.indexOf(step)
  return (
    <ol className="guide-steps" aria-label={t('guide.steps')}>
      {guideSteps.map((name, index) => {
        const stand = index < present ? 'past' : index === present ? 'now' : 'ahead'
        const ticked = stand === 'past' || (stand === 'now' && name === 'done')
        return (
          <Fragment key={name}>
            {index > 0 && <li className={`line ${index <= present ? 'past' : ''}`} aria-hidden="true" />}
            <li className={stand} aria-current={stand === 'now' ? 'step' : undefined}>
              <span className="dot">{ticked ? <Icon name="tick" /> : index + 1}</span>
              <span className="step-name">{t(`guide.step.${name}`)}</span>
              <span className="sr">{t(`guide.step.${stand}`)}</span>
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}
