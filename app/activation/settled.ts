import type { Failure } from '../errors.ts'
import type { Ownership } from '../ownership/record.ts'
import type { Intent } from './entries.ts'
import type { Owned } from './state.ts'

/** What became of one intent. `failed` with owned `no`: nothing came of it, or it was released since. */
export interface Settled {
  readonly intent: Intent
  readonly outcome: 'taken' | 'already-yours' | 'released' | 'failed'
  readonly owned: Owned
  readonly ownership?: Ownership | undefined
  readonly failure?: Failure | undefined
}
