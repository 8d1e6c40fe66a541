/** How much of a file is read, and the way to stop it. */
import { shown } from '../../app/texts/shown.ts'
import { QuietButton } from '../parts/main-button.tsx'
import { Shape } from '../parts/shape.tsx'

interface FileProgressProps {
  readonly words: string
  /** 0 to 1 */
  readonly share: number
  readonly stop: string
  readonly onStop: () => void
}

export function FileProgress({ words, share, stop, onStop }: FileProgressProps) {
  return (
    <div className="file-progress">
      <p className="state is-working" role="status">
        <Shape tone="working" />
        {shown(words)}
      </p>
      <progress max={1} value={share} aria-label={words} />
      <QuietButton icon="stop" onClick={onStop}>
        {stop}
      </QuietButton>
    </div>
  )
}
