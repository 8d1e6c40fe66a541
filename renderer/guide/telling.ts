/** What every scene is drawn from. */
import type { GuideView } from '../../app/api/guide.ts'
import type { Command, Snapshot } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Words } from '../words.tsx'

export interface Telling extends Words {
  readonly snapshot: Snapshot
  readonly guide: GuideView
  readonly run: (command: Command) => Promise<boolean>
}

/** Whose the device becomes, as far as it was told. */
export function accountName({ t, snapshot }: Telling): string {
  if (snapshot.mode === 'practice') return t('guide.account.practice')
  const { username, state } = snapshot.account
  return username === undefined ? t(`nav.account.${state === 'signed-in' ? 'online' : state}`) : shown(username)
}

/** The service as people know it: the host of its address. */
export function serviceName({ t, snapshot }: Telling): string {
  const { service } = snapshot.account
  if (service === undefined) return t('fact.service')
  return URL.canParse(service) ? new URL(service).host : shown(service)
}
