/** The fingerprint of a key, as people read it to each other. */

/** In groups of four: 7f3a 91c0 … */
export function grouped(fingerprint: string): string {
  const plain = fingerprint.replace(/[\s:]/g, '')
  return plain.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** Its beginning and its end, to know it again. */
export function shortened(fingerprint: string): string {
  const groups = grouped(fingerprint).split(' ')
  return groups.length > 4 ? `${groups.slice(0, 2).join(' ')} … ${groups.at(-1)}` : groups.join(' ')
}

/** Whatever stands between the groups. */
export const isSame = (one: string, other: string): boolean =>
  grouped(one).toLowerCase() === grouped(other).toLowerCase()
