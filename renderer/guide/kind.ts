/** The kind of device in hand: its name, and the drawings its profile brings. */
import type { GuideView } from '../../app/api/guide.ts'
import type { Snapshot } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import type { Texts } from '../../app/texts/text.ts'

export type Kind = Snapshot['profiles'][number]

/** @returns undefined where no profile is chosen, or it is gone since */
export function kindOf(profiles: readonly Kind[], { profile }: GuideView): Kind | undefined {
  return profiles.find(({ id }) => id === profile)
}

export function kindName(t: Texts, kind: Kind): string {
  return shown(kind.name[t.language])
}

/** How to tell it from others, where the profile says. */
export function kindText(t: Texts, { text }: Kind): string | undefined {
  return text === undefined ? undefined : shown(text[t.language])
}
