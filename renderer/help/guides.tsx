/** Each family's own steps to read, with their drawings, and how the rest is done. */
import { useEffect, useState } from 'react'
import type { GuideStepView } from '../../app/api/guide.ts'
import type { Snapshot } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { ProfileDrawing } from '../parts/profile-drawing.tsx'
import { useWords } from '../words.tsx'

const topics = ['label', 'release', 'move', 'history', 'offline'] as const

export function Guides() {
  const { t } = useWords()
  const { profiles } = useCore().snapshot
  return (
    <>
      {profiles
        .filter(({ picture }) => picture !== undefined)
        .map((profile) => (
          <Family key={profile.id} profile={profile} />
        ))}
      {topics.map((topic) => (
        <section key={topic}>
          <h2>{t(`help.topic.${topic}`)}</h2>
          <p>{t(`help.topic.${topic}.text`)}</p>
        </section>
      ))}
    </>
  )
}

function Family({ profile }: { profile: Snapshot['profiles'][number] }) {
  const { language } = useWords().t
  const steps = useSteps(profile)
  return (
    <section>
      <h2>{shown(profile.name[language])}</h2>
      <ol className="help-steps">
        {steps.map((step, index) => (
          <Step key={index} profile={profile.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

function Step({ profile, step }: { profile: string; step: GuideStepView }) {
  const { t } = useWords()
  const { language } = t
  const { picture, text, more } = step
  return (
    <li>
      <span className="help-drawing">
        {picture !== undefined && <ProfileDrawing profile={profile} name={picture} instead={null} />}
      </span>
      <span>
        <strong>{text === undefined ? t('help.connect') : shown(text[language])}</strong>
        {more !== undefined && <span className="quiet">{shown(more[language])}</span>}
      </span>
    </li>
  )
}

function useSteps({ id, edition }: Snapshot['profiles'][number]): readonly GuideStepView[] {
  const { ask } = useCore()
  const [steps, setSteps] = useState<readonly GuideStepView[]>([])
  useEffect(() => {
    let wanted = true
    ask({ query: 'guide-steps', profile: id }).then((found) => {
      if (wanted && 'steps' in found) setSteps(found.steps)
    }, console.error)
    return () => {
      wanted = false
    }
    // Saved anew, it may have other steps.
  }, [ask, id, edition])
  return steps
}
