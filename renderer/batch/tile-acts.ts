/** What can be done at a tile: the likeliest in the main button's place. */
import type { Tile } from '../../app/api/batch-view.ts'
import type { Remedy } from '../../app/errors.ts'

/** `wait`: for a scanner, in the main button's place. */
export type TileAct = 'aside' | 'take' | 'count' | 'again' | 'scan-again' | 'wait' | 'close'
export interface TileActs {
  readonly main: TileAct
  readonly quiet: readonly TileAct[]
}

export function actsAt({ needs, label, phase }: Tile): TileActs {
  switch (needs) {
    case undefined:
      return { main: 'close', quiet: [] }
    case 'label':
      return label === undefined
        ? { main: 'wait', quiet: ['aside', 'take'] }
        : { main: 'scan-again', quiet: ['aside', 'take'] }
    case 'unlisted':
    case 'other-name':
      return { main: 'aside', quiet: ['take', 'again'] }
    case 'already-yours':
      return { main: 'count', quiet: ['aside'] }
    case 'set-aside':
      return { main: 'close', quiet: ['again'] }
    case 'failure': {
      const isForLater = phase?.state === 'failed' && forLater.has(phase.failure.remedy)
      return isForLater ? { main: 'aside', quiet: ['again'] } : { main: 'again', quiet: ['aside'] }
    }
  }
}

/** What cannot be mended at the station while others wait. */
const forLater: ReadonlySet<Remedy> = new Set([
  'put-aside',
  'compare-the-label',
  'ask-for-release',
  'ask-the-administrator',
  'look-at-ownerships',
])

/** The key that stands for each. */
export const hotkeys: { readonly [A in TileAct]?: string } = {
  aside: 'A',
  take: 'T',
  count: 'T',
  again: 'S',
  'scan-again': 'S',
}
