/** Where two serial numbers differ, so that the eye need not look for it. */

/**
 * Compared from the end, where the last four of a label stand.
 * @returns for each character of `text` whether `other` has another one there
 */
export function differing(text: string, other: string): boolean[] {
  const offset = other.length - text.length
  return [...text].map((character, at) => other[at + offset] !== character)
}
