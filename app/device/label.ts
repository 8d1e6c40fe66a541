/** What a label's code says the serial number is. */
import type { Profile } from './profile.ts'

/** @returns undefined where the text carries none. */
export function serialOnLabel(text: string, _profile?: Profile): string | undefined {
  const plain = text.trim()
  return plain === '' ? undefined : plain.replace(/^S\/N:/i, '')
}
