/** What every scene is drawn from, and nothing else: it is drawn anew only when one of these changes. */
import type { GuideView } from '../../app/api/guide.ts'
import type { Command, Snapshot } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Words } from '../words.tsx'

export interface Telling extends Words {
  readonly mode: Snapshot['mode']
  readonly account: Snapshot['account']
  readonly profiles: Snapshot['profiles']
  readonly guide: GuideView
  readonly run: (command: Command) => Promise<boolean>
}

/** Whose the device becomes, as far as it was told. */
export function accountName({ t, mode, account }: Telling): string {
  if (mode === 'practice') return t('guide.account.practice')
  const { username, state } = account
  return username === undefined ? t(`nav.account.${state === 'signed-in' ? 'online' : state}`) : shown(username)
}

/** The service as people know it: the host of its address. */
export function serviceName({ t, account }: Telling): string {
  const { service } = account
  if (service === undefined) return t('fact.service')
  return URL.canParse(service) ? new URL(service).host : shown(service)
}
