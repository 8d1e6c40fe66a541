/** What to do after a failure: one main act, quiet ones beside it. */
import type { Failure, Remedy } from '../../app/errors.ts'
import type { Act } from './acts.tsx'

export interface Offer {
  readonly main: Act | 'copy-message' | 'copy-command'
  readonly quiet: readonly Act[]
}

const offers: { readonly [R in Remedy]: Offer } = {
  'free-the-port': { main: 'try-again', quiet: ['back', 'other-socket'] },
  'get-permission': { main: 'try-again', quiet: ['back', 'check-computer'] },
  'plug-in-again': { main: 'try-again', quiet: ['back', 'next'] },
  'check-the-system': { main: 'check-computer', quiet: ['back', 'try-again'] },
  'check-the-device': { main: 'try-again', quiet: ['back', 'choose-again'] },
  'choose-a-profile': { main: 'choose-again', quiet: ['back', 'try-again'] },
  'compare-the-label': { main: 'compare-again', quiet: ['next'] },
  'look-in-the-list': { main: 'compare-again', quiet: ['next'] },
  'put-aside': { main: 'next', quiet: ['try-again'] },
  'sign-in': { main: 'sign-in', quiet: ['try-again', 'next'] },
  'ask-the-administrator': { main: 'copy-message', quiet: ['try-again', 'other-account'] },
  'ask-for-release': { main: 'copy-message', quiet: ['try-again', 'next'] },
  wait: { main: 'try-again', quiet: ['next'] },
  'check-the-network': { main: 'try-again', quiet: ['check-computer', 'next'] },
  'check-the-certificate': { main: 'try-again', quiet: ['check-computer', 'next'] },
  'check-the-clock': { main: 'try-again', quiet: ['check-computer', 'next'] },
  'look-at-ownerships': { main: 'look-at-devices', quiet: ['try-again', 'next'] },
  'try-again': { main: 'try-again', quiet: ['next'] },
  'mend-the-configuration': { main: 'open-settings', quiet: ['try-again', 'check-computer'] },
  'check-the-disk': { main: 'try-again', quiet: ['check-computer', 'next'] },
  'close-the-other': { main: 'try-again', quiet: ['check-computer'] },
}

/** @param command the exact command that mends it, where there is one */
export function offerAfter({ code, remedy }: Failure, command: string | undefined): Offer {
  const offer = offers[remedy]
  // The label was compared already: the service does not know this device, and comparing again will not teach it.
  if (code === 'DEVICE_UNKNOWN') return { main: 'next', quiet: ['try-again'] }
  if (command === undefined || offer.main !== 'try-again') return offer
  return { main: 'copy-command', quiet: ['back', 'try-again'] }
}
