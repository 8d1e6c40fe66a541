/** Where the guide stands, as facts; which step that is, is derived and never kept. */
import { hasEnded } from '../activation/state.ts'
import type { ActivationView } from '../api/activation.ts'
import type { GuideStepView, GuideView } from '../api/guide.ts'
import type { Profile } from '../device/profile.ts'
import type { PortInfo } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'

export interface Standing {
  /** Marked by the person, or told by the device. */
  readonly profile: string | undefined
  readonly recognised: boolean
  /** The person went on from `choose`, or the device said which it is. */
  readonly begun: boolean
  /** Which of the profile's steps. */
  readonly at: number
  /** The device in hand: plugged in and not given up. */
  readonly port: PortInfo | undefined
  /** Kept past its end and past an unplug. */
  readonly activation: ActivationView | undefined
  /** The person said that the label is the same: what comes now is the cloud's part. */
  readonly agreed: boolean
  readonly label: string | undefined
  readonly reason: GuideView['reason']
}

export const atChoose: Standing = {
  profile: undefined,
  recognised: false,
  begun: false,
  at: 0,
  port: undefined,
  activation: undefined,
  agreed: false,
  label: undefined,
  reason: undefined,
}

/** The profile's own steps; one that never waits for the port gets the app's own `connect` behind them. */
export function stepsOf(profile: Profile | undefined): readonly GuideStepView[] {
  if (profile === undefined) return []
  const steps = profile.guide.map(({ wait, ...step }): GuideStepView => {
    const defined = Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined))
    return { kind: wait === 'port' ? 'connect' : 'prepare', ...defined }
  })
  return steps.some(({ kind }) => kind === 'connect') ? steps : [...steps, { kind: 'connect' }]
}

export const connectOf = (steps: readonly GuideStepView[]) => steps.findIndex(({ kind }) => kind === 'connect')

export function stepOf(standing: Standing, steps: readonly GuideStepView[]): GuideView['step'] {
  const { activation, begun, at } = standing
  if (activation !== undefined) return stepIn(activation, standing.agreed)
  if (!begun) return 'choose'
  return steps[at]?.kind ?? 'connect'
}

function stepIn({ phase }: ActivationView, agreed: boolean): GuideView['step'] {
  switch (phase.state) {
    case 'connecting':
    case 'identifying':
    case 'removed':
      return 'connect'
    case 'confirming':
      return 'check'
    case 'waiting':
      return agreed ? 'activate' : 'check'
    case 'taking':
    case 'proving':
      return 'activate'
    case 'done':
      return 'done'
    case 'failed':
      if (phase.at === 'connecting' || phase.at === 'identifying') return 'connect'
      return agreed || phase.at === 'taking' || phase.at === 'proving' ? 'activate' : 'check'
  }
}

/** Whether giving up now leaves nothing behind: nothing was written down or sent. */
export function canGiveUp({ activation, agreed }: Standing): boolean {
  return activation === undefined || hasEnded(activation.phase) || !agreed
}

export function identityOf({ activation }: Standing): Identity | undefined {
  return activation !== undefined && 'identity' in activation.phase ? activation.phase.identity : undefined
}
