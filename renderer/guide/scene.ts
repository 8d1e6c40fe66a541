/** What the guide's stage is about, from where the core says that it stands. */
import type { ActivationView } from '../../app/api/activation.ts'
import type { GuideView, UsbSeen } from '../../app/api/guide.ts'
import type { Snapshot } from '../../app/api.ts'

export type Phase = ActivationView['phase']
export type Under<State extends Phase['state']> = Extract<Phase, { state: State }>
export type Reason = NonNullable<GuideView['reason']>

export type Scene =
  | { readonly scene: 'choose' }
  | { readonly scene: 'prepare' | 'connect' }
  /** Nothing was seen for a while. */
  | { readonly scene: 'reason'; readonly reason: Reason }
  /** Something was plugged in, and the system made no port of it. */
  | { readonly scene: 'no-port'; readonly device: UsbSeen }
  | { readonly scene: 'asking'; readonly phase: Under<'connecting' | 'identifying'> }
  | { readonly scene: 'check'; readonly phase: Under<'confirming'> }
  | { readonly scene: 'waiting'; readonly phase: Under<'waiting'> }
  | { readonly scene: 'taking'; readonly phase: Under<'taking' | 'proving'> }
  | { readonly scene: 'done'; readonly phase: Under<'done'> }
  | { readonly scene: 'trouble'; readonly phase: Under<'failed'> }

export function sceneOf(guide: GuideView, mode: Snapshot['mode']): Scene {
  const { step, activation } = guide
  if (step === 'choose' || step === 'prepare') return { scene: step }
  if (activation === undefined) return connecting(guide, mode)
  const { phase } = activation
  switch (phase.state) {
    case 'connecting':
    case 'identifying':
      return { scene: 'asking', phase }
    case 'confirming':
      return { scene: 'check', phase }
    case 'waiting':
      return { scene: 'waiting', phase }
    case 'taking':
    case 'proving':
      return { scene: 'taking', phase }
    case 'done':
      return { scene: 'done', phase }
    case 'failed':
      return { scene: 'trouble', phase }
    case 'removed':
      return connecting(guide, mode)
  }
}

/** What is known goes before what is only likely; in practice nothing can be wrong with a cable. */
function connecting({ reason, usb }: GuideView, mode: Snapshot['mode']): Scene {
  if (reason === undefined || mode === 'practice') return { scene: 'connect' }
  const device = usb.find(({ what }) => what === 'no-port')
  return device === undefined ? { scene: 'reason', reason } : { scene: 'no-port', device }
}
