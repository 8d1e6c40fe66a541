/** In which order a person is offered the profiles. */
import type { Profile } from './profile.ts'

type Offered = Pick<Profile, 'id' | 'name' | 'picture' | 'usb'>

/**
 * Kinds of devices that say by themselves which they are, then those behind an adapter that anything may hang on, then
 * the plain ways to speak; each by their names.
 */
export function inOrderOfChoice<P extends Offered>(profiles: readonly P[]): readonly P[] {
  return profiles.toSorted((a, b) => rankOf(a) - rankOf(b) || compare(a.name.en, b.name.en) || compare(a.id, b.id))
}

function rankOf({ picture, usb }: Offered): number {
  if (picture === undefined) return 2
  return usb.some(({ generic }) => !generic) ? 0 : 1
}

/** The same on every computer, whatever its language: the order is part of how a screen is remembered. */
const { compare } = new Intl.Collator('en')
