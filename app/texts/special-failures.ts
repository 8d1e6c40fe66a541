/** Where evidence says more than the code: a holder by name, the group of a port, the kind of answer. */
import type { Failure } from '../errors.ts'
import type { TextKey } from './en.ts'

export type Special = 'modem-manager' | 'brltty' | 'group' | 'garbled' | 'portal' | 'unknown-device' | 'differs'

export function specialOf({ code, params }: Failure): Special | undefined {
  switch (code) {
    case 'PORT_BUSY':
      return holders[String(params.holder).toLowerCase()]
    case 'PORT_PERMISSION':
      return params.group === undefined || params.group === '' ? undefined : 'group'
    case 'DEVICE_GARBLED':
      return 'garbled'
    case 'SERVICE_NONSENSE':
      return params.what === 'not-json' || params.what === 'redirect' ? 'portal' : undefined
    case 'DEVICE_UNKNOWN':
      return 'unknown-device'
    case 'LABEL_MISMATCH':
      return params.expected === '' || params.expected === undefined ? 'differs' : undefined
    default:
      return undefined
  }
}

/** Programs known for taking ports that are not meant for them. */
const holders: Readonly<Record<string, Special>> = { modemmanager: 'modem-manager', brltty: 'brltty' }

interface SpecialWords {
  readonly what?: TextKey
  readonly now: TextKey
}

/** What happened and what to do now, in words of its own. */
export const specialWords: { readonly [S in Special]: SpecialWords } = {
  'modem-manager': { what: 'special.modem-manager.what', now: 'special.modem-manager.now' },
  brltty: { what: 'special.brltty.what', now: 'special.brltty.now' },
  group: { now: 'special.group.now' },
  garbled: { now: 'special.garbled.now' },
  portal: { now: 'special.portal.now' },
  'unknown-device': { now: 'special.unknown-device.now' },
  differs: { what: 'special.differs.what', now: 'special.differs.now' },
}
