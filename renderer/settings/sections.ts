/** The sections, in their order, and which of them an address means. */
import type { TextKey } from '../../app/texts/en.ts'

export const sections = ['look', 'sound', 'account', 'service', 'profiles', 'labels', 'about'] as const
export type Section = (typeof sections)[number]

export const titles = {
  look: 'settings.look',
  sound: 'settings.sound',
  account: 'settings.account',
  service: 'settings.service',
  profiles: 'settings.profiles',
  labels: 'settings.labels',
  about: 'settings.about',
} as const satisfies Record<Section, TextKey>

/** One there is none of is the first. */
export function sectionOf(name: string | undefined): Section {
  return sections.find((section) => section === name) ?? 'look'
}
