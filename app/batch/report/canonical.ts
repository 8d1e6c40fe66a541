/** One text for a value, however its JSON was written: members by name, no blanks (as RFC 8785 has it). */

/** More is nothing that a report holds. What lies deeper is no JSON in the text, so that it is like nothing else. */
const MOST_DEPTH = 16

export function canonical(value: unknown, depth = 0): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (depth >= MOST_DEPTH) return 'too deep'
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`
  const members = membersOf(value).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`)
  return `{${members.join(',')}}`
}

/** By name, in the order of UTF-16; what is undefined is not there. */
export function membersOf(value: object): readonly (readonly [string, unknown])[] {
  const members: [string, unknown][] = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.sort(([a], [b]) => (a < b ? -1 : 1))
}
