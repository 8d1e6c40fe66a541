/** How each phase of an activation is shown: its tone and its words. */
import type { ActivationView } from '../../app/api/activation.ts'
import type { Tone } from '../parts/shape.tsx'

export type Phase = ActivationView['phase']
export type Under<State extends Phase['state']> = Extract<Phase, { state: State }>

/** What goes on by itself is working, however long it waits; only what needs a hand looks loud. */
const tones = {
  connecting: 'working',
  identifying: 'working',
  confirming: 'look',
  waiting: 'working',
  taking: 'working',
  proving: 'working',
  done: 'done',
  failed: 'failed',
  removed: 'ready',
} as const satisfies Record<Phase['state'], Tone>

export function toneOf(phase: Phase): Tone {
  return tones[phase.state]
}

export function wordOf(phase: Phase) {
  switch (phase.state) {
    case 'waiting':
      return `wait.${phase.wait.for}` as const
    case 'done':
      return `outcome.${phase.outcome}` as const
    case 'failed':
      return `failure.${phase.failure.code}.title` as const
    default:
      return `state.${phase.state}` as const
  }
}

export function isUnderWay(phase: Phase): boolean {
  return phase.state !== 'done' && phase.state !== 'failed' && phase.state !== 'removed'
}

export function identityOf(phase: Phase): { serial_number: string; device_name: string } | undefined {
  return 'identity' in phase ? phase.identity : undefined
}
