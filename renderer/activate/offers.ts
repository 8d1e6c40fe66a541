/** What can be done now with the port in sight. */
import type { Snapshot } from '../../app/api.ts'
import type { Phase } from './phase.ts'
import type { Subject } from './subject.ts'

export const acts = [
  'activate',
  'ask-anyway',
  'confirm',
  'different',
  'stop',
  'try-again',
  'next',
  'sign-in',
  'plug',
  'unplug',
] as const
export type Act = (typeof acts)[number]

export interface Offer {
  /** `wait`: nothing to do but wait. undefined: something else has to be chosen first. */
  readonly main: Act | 'wait' | undefined
  readonly quiet: readonly Act[]
}

/** @param profile the kind of device the person chose; '' leaves it to the core */
export function offerFor(subject: Subject | undefined, mode: Snapshot['mode'], profile: string): Offer {
  if (subject === undefined) return { main: mode === 'practice' ? 'plug' : 'wait', quiet: [] }
  const { port, activation } = subject
  const unplug: readonly Act[] = mode === 'practice' && port?.simulated === true ? ['unplug'] : []
  if (activation !== undefined) return offerIn(activation.phase, port !== undefined, unplug)
  if (port === undefined) return { main: 'next', quiet: [] }
  if (port.profiles.length > 0) return { main: 'activate', quiet: unplug }
  // Nothing is sent to an unknown port before the person said what it is.
  return { main: profile === '' ? undefined : 'ask-anyway', quiet: unplug }
}

/** Pulling out comes first, so that it stays where it is: what comes and goes stands behind it. */
function offerIn(phase: Phase, plugged: boolean, unplug: readonly Act[]): Offer {
  switch (phase.state) {
    case 'confirming':
      return { main: 'confirm', quiet: [...unplug, 'different'] }
    case 'waiting':
      return { main: phase.wait.for === 'sign-in' ? 'sign-in' : 'wait', quiet: [...unplug, 'stop'] }
    case 'connecting':
    case 'identifying':
    case 'taking':
    case 'proving':
      return { main: 'wait', quiet: [...unplug, 'stop'] }
    case 'done':
      return { main: 'next', quiet: unplug }
    case 'removed':
      return { main: 'next', quiet: plugged ? [...unplug, 'try-again'] : [] }
    case 'failed': {
      if (!plugged) return { main: 'next', quiet: [] }
      const { remedy, retry } = phase.failure
      if (remedy === 'sign-in') return { main: 'sign-in', quiet: [...unplug, 'try-again'] }
      if (retry === 'never') return { main: 'next', quiet: [...unplug, 'try-again'] }
      return { main: 'try-again', quiet: unplug }
    }
  }
}
