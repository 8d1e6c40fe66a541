import type { ActivationView } from '../../app/api/activation.ts'
import type { Snapshot } from '../../app/api.ts'
import type { Cue } from './cues.ts'

type Guided = Pick<Snapshot, 'guide' | 'run'>

/** What has just become so: heard once, when it begins, and not again by a page that is loaded later. */
export function cueFor(before: Guided | undefined, now: Guided): Cue | undefined {
  // A core that was started anew tells what was so before.
  if (before === undefined || before.run !== now.run) return undefined
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
