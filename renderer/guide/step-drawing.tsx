/** The drawings of a profile's steps: one large, all of them small. */
import type { GuideView } from '../../app/api/guide.ts'
import { ComputerPlug } from '../drawings/computer-plug.tsx'
import type { Kind } from './kind.ts'

export function StepDrawing({ guide, at }: { guide: GuideView; at: number }) {
  const picture = guide.steps[at]?.picture
  if (guide.profile === undefined || picture === undefined) return <ComputerPlug />
  return <ComputerPlug />
}

export function Thumbnails({ guide }: { guide: GuideView }) {
  if (guide.steps.filter(({ picture }) => picture !== undefined).length < 2) return null
  return (
    <ol className="thumbnails" aria-hidden="true">
      {guide.steps.map((_step, index) => (
        <li key={index} className={index === guide.at ? 'now' : ''}>
          <span className="number">{index + 1}</span>
          <StepDrawing guide={guide} at={index} />
        </li>
      ))}
    </ol>
  )
}

export function KindDrawing({ kind: _ }: { kind: Kind }) {
  return <ComputerPlug />
}
