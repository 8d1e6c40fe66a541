/** The drawings a profile brings: of the device, of each step large, and of all steps small. */
import type { GuideView } from '../../app/api/guide.ts'
import { ComputerPlug } from '../drawings/computer-plug.tsx'
import { Drawing } from '../drawings/drawing.tsx'
import { ProfileDrawing } from '../parts/profile-drawing.tsx'
import type { Kind } from './kind.ts'

/** Keeps the place: a drawing of something else would be taken for the step's. */
const blank = <Drawing>{null}</Drawing>

export function StepDrawing({ guide: { profile, steps }, at }: { guide: GuideView; at: number }) {
  const picture = steps[at]?.picture
  if (profile === undefined || picture === undefined) return <ComputerPlug />
  return <ProfileDrawing profile={profile} name={picture} instead={blank} />
}

export function Thumbnails({ guide }: { guide: GuideView }) {
  if (guide.steps.filter(({ picture }) => picture !== undefined).length < 2) return null
  return (
    <ol className="thumbnails" aria-hidden="true">
      {guide.steps.map((step, index) => (
        <li key={JSON.stringify([index, step.picture])} className={index === guide.at ? 'now' : ''}>
          <span className="number">{index + 1}</span>
          <StepDrawing guide={guide} at={index} />
        </li>
      ))}
    </ol>
  )
}

export function KindDrawing({ kind: { id, picture } }: { kind: Kind }) {
  return picture === undefined ? null : <ProfileDrawing profile={id} name={picture} instead={blank} />
}
