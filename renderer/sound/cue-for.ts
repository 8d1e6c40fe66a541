import type { ActivationView } from '../../app/api/activation.ts'
import type { BatchView, Tile } from '../../app/api/batch-view.ts'
import type { Snapshot } from '../../app/api.ts'
import { type Cue, urgency } from './cues.ts'

type Heard = Pick<Snapshot, 'guide' | 'run' | 'batch'>

/** What has just become so: heard once, when it begins, and not again by a page that is loaded later. */
export function cueFor(before: Heard | undefined, now: Heard): Cue | undefined {
  // A core that was started anew tells what was so before.
  if (before === undefined || before.run !== now.run) return undefined
  const cues = [guideCue(before, now), ...tileCues(before.batch, now.batch)]
  // Of what happens at the same moment, what somebody should hear of first.
  return urgency.find((cue) => cues.includes(cue))
}

function guideCue(before: Heard, now: Heard): Cue | undefined {
  const cue = cueOf(now.guide?.activation, now.guide?.label)
  const earlier = cueOf(before.guide?.activation, before.guide?.label)
  const same = before.guide?.activation?.id === now.guide?.activation?.id && earlier === cue
  return same ? undefined : cue
}

function cueOf(activation: ActivationView | undefined, label: string | undefined): Cue | undefined {
  switch (activation?.phase.state) {
    case 'done':
      return 'good'
    case 'failed':
      // Who stopped it needs no telling.
      return activation.phase.failure.code === 'CANCELLED' ? undefined : 'failed'
    case 'confirming':
      // A label that was scanned before is compared at once, by nobody.
      return label === undefined ? 'look' : undefined
    case 'waiting':
      return activation.phase.wait.for === 'sign-in' ? 'look' : undefined
    default:
      return undefined
  }
}

/** Every tile that has come to show something else, or the same of another device. */
function tileCues(before: BatchView | undefined, now: BatchView | undefined): readonly (Cue | undefined)[] {
  // What stands at the sockets when a batch is opened is nothing that has just happened.
  if (before?.open === undefined || before.open.id !== now?.open?.id) return []
  const earlier = new Map(before.tiles.map((tile) => [tile.socket, tile]))
  return now.tiles.map((tile) => {
    const was = earlier.get(tile.socket)
    if (was === tile || (was?.shows === tile.shows && was.since === tile.since)) return undefined
    return tileCue(tile)
  })
}

function tileCue({ shows, needs }: Tile): Cue | undefined {
  // Somebody decided that, and knows.
  if (needs === 'set-aside') return undefined
  if (shows === 'done') return 'good'
  return shows === 'look' || shows === 'failed' ? shows : undefined
}
