/** How each outcome looks: its shape and its colour. */
import type { RowOutcome } from '../../app/api/batch-parts.ts'
import type { Tone } from '../parts/shape.tsx'

export const outcomeTones: { readonly [O in RowOutcome]: Tone } = {
  taken: 'done',
  'already-yours': 'done',
  failed: 'failed',
  'set-aside': 'look',
  waiting: 'working',
  missing: 'ready',
  released: 'ready',
}
