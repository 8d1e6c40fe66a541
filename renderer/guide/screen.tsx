/** One device led from the box to proof. Title, picture and main button stay where they are; their content changes. */
import { useMemo, useState } from 'react'
import type { GuideView } from '../../app/api/guide.ts'
import { guideSteps } from '../../app/api/guide.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { useWords } from '../words.tsx'
import { checkDrawn } from './check.tsx'
import { chooseDrawn } from './choose.tsx'
import { askingDrawn, connectDrawn } from './connect.tsx'
import { doneDrawn } from './done.tsx'
import type { Drawn } from './drawn.ts'
import type { Wish } from './kinds.ts'
import { noPortDrawn } from './no-port.tsx'
import { prepareDrawn } from './prepare.tsx'
import { reasonDrawn } from './reasons.tsx'
import { type Scene, sceneOf } from './scene.ts'
import { Steps } from './steps.tsx'
import { takingDrawn } from './taking.tsx'
import type { Telling } from './telling.ts'
import { troubleDrawn } from './trouble.tsx'
import { useHeadingForLostFocus } from './use-heading.ts'
import { waitingDrawn } from './waiting.tsx'

export function Guide() {
  const { t } = useWords()
  const { guide } = useCore().snapshot
  if (guide === undefined) return <Frame title={t('nav.activate')}>{null}</Frame>
  return <Open guide={guide} />
}

function Open({ guide }: { guide: GuideView }) {
  const { t } = useWords()
  const { title, titleShown = title, picture, facts, body, quiet, main, enter = true } = useDrawn(guide)
  useHeadingForLostFocus(`${guide.step} ${guide.at} ${title}`)
  const said = t('guide.live', {
    number: guideSteps.indexOf(guide.step) + 1,
    step: t(`guide.step.${guide.step}`),
    title,
  })
  const heading = (
    <h1 className="sentence" id="step-title" tabIndex={-1}>
      {titleShown}
    </h1>
  )
  return (
    <Frame head={<Steps step={guide.step} />} actions={quiet} main={main} enter={enter}>
      <p className="sr" role="status">
        {said}
      </p>
      {picture === undefined ? (
        <div className="guide-wide">
          {heading}
          {body}
        </div>
      ) : (
        <div className="guide">
          <div className="guide-left">
            {picture}
            {facts}
          </div>
          <div className="say">
            {heading}
            {body}
          </div>
        </div>
      )}
    </Frame>
  )
}

/** Drawn anew only when what it is drawn from has changed, not with every port that comes or goes. */
function useDrawn(guide: GuideView): Drawn {
  const words = useWords()
  const { snapshot, run } = useCore()
  const { mode, account, profiles } = snapshot
  const [wish, onWish] = useState<Wish>({})
  return useMemo(() => {
    const telling = { ...words, mode, account, profiles, guide, run }
    const scene = sceneOf(guide, mode)
    return scene.scene === 'choose' ? chooseDrawn(telling, { wish, onWish }) : drawnOf(telling, scene)
  }, [words, mode, account, profiles, guide, run, wish])
}

function drawnOf(telling: Telling, scene: Exclude<Scene, { scene: 'choose' }>): Drawn {
  switch (scene.scene) {
    case 'prepare':
      return prepareDrawn(telling)
    case 'connect':
      return connectDrawn(telling)
    case 'reason':
      return reasonDrawn(telling, scene.reason)
    case 'no-port':
      return noPortDrawn(telling, scene.device)
    case 'asking':
      return askingDrawn(telling, scene.phase)
    case 'check':
      return checkDrawn(telling, scene.phase)
    case 'waiting':
      return waitingDrawn(telling, scene.phase)
    case 'taking':
      return takingDrawn(telling, scene.phase)
    case 'done':
      return doneDrawn(telling, scene.phase)
    case 'trouble':
      return troubleDrawn(telling, scene.phase)
  }
}
