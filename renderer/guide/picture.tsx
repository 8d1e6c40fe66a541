/** The picture at the left: a drawing in its frame, with a strip on top where a state has to be told. */
import type { ReactNode } from 'react'
import { Shape, type Tone } from '../parts/shape.tsx'

interface PictureProps {
  readonly children: ReactNode
  readonly tone?: Tone
  readonly strip?: string
}

export function Picture({ children, tone, strip }: PictureProps) {
  if (tone === undefined || strip === undefined) return <div className="picture">{children}</div>
  return (
    <div className={`picture strip ${tone}`}>
      <p className="picture-strip">
        <Shape tone={tone} />
        {strip}
      </p>
      {children}
    </div>
  )
}
