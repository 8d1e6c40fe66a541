/** Where a batch stands, in a shape and a word. */
import type { BatchRow } from '../../app/api/batch.ts'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

const tones = { running: 'working', paused: 'look', closed: 'done' } as const

export function BatchState({ state, children }: { state: BatchRow['state']; children?: string }) {
  const { t } = useWords()
  const tone = tones[state]
  return (
    <span className={`state pill ${tone} is-${tone}`}>
      <Shape tone={tone} />
      {children ?? t(`batches.${state}`)}
    </span>
  )
}
