/**
 * Names that stand twice in one object. JSON allows them, and each reader takes the one it likes: a report that says
 * two things would verify by one of them and be read by the other.
 */

/** Rare enough to be looked for only where the counts differ: that takes a moment, this a while. */
export function saidTwice(text: string, parsed: unknown): readonly (string | number)[] | undefined {
  return namesIn(text) === membersIn(parsed) ? undefined : firstTwice(text)
}

function namesIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === COLON) count += 1
    else if (sign === QUOTE) at = endOfText(text, at)
  }
  return count
}

const [QUOTE, COLON, BACKSLASH] = [0x22, 0x3a, 0x5c]

/** @returns where the quote that ends it stands */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === BACKSLASH) at += 1
    else if (sign === QUOTE) return at
  }
  return text.length
}

/** Not by calling itself: hostile text nests as deep as it likes. */
function membersIn(parsed: unknown): number {
  let count = 0
  const waiting: unknown[] = [parsed]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const inside: unknown[] = Object.values(value)
    if (!Array.isArray(value)) count += inside.length
    for (const one of inside) if (typeof one === 'object') waiting.push(one)
  }
  return count
}

interface Open {
  /** Names so far; undefined in a list. */
  readonly names?: Set<string>
  at: string | number
}

/** @param text JSON, as was found out before. @returns the way to the name that stands there again */
function firstTwice(text: string): readonly (string | number)[] {
  const open: Open[] = []
  let word = ''
  for (let at = 0; at < text.length; at += 1) {
    const [sign, inside] = [text[at], open.at(-1)]
    if (sign === '"') {
      const end = endOfText(text, at)
      word = text.slice(at, end + 1)
      at = end
    } else if (sign === '{') open.push({ names: new Set(), at: '' })
    else if (sign === '[') open.push({ at: 0 })
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',' && typeof inside?.at === 'number') inside.at += 1
    else if (sign === ':' && inside?.names) {
      inside.at = String(JSON.parse(word))
      if (inside.names.has(inside.at)) return open.map((one) => one.at)
      inside.names.add(inside.at)
    }
  }
  return []
}
