/**
 * Takes out what must not leave this computer: passwords, tokens and what goes with them by their names, by their looks
 * and, where they are known, by themselves. A device's name claims the device: enough of it stays to recognise it by.
 */

export interface Known {
  /** Passwords and tokens as they are at the moment. */
  readonly secrets: readonly string[]
  readonly deviceNames: readonly string[]
}

const GONE = '…'
/** Shorter ones stand in words that mean something else. */
const LEAST = 6

const secretName = /passw|passphrase|pwd|secret|token|authorization|cookie|credential|api[-_]?key|idempotency/i
const nameOfName = /device[-_]?name/i

/** The same value without its secrets: an object of objects, as JSON has it. */
export function scrubbed(value: unknown, known: Known): unknown {
  if (typeof value === 'string') return scrubbedText(value, known)
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, known))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value)
  // {"field": "device_name", "found": …}: what a failure says of it.
  const aboutName = fields.some(([, one]) => typeof one === 'string' && nameOfName.test(one))
  return Object.fromEntries(
    fields.map(([name, one]) => {
      const kept = scrubbedText(name, known)
      if (secretName.test(name) || name === 'key') return [kept, GONE]
      const isName = nameOfName.test(name) || (aboutName && ['found', 'expected'].includes(name))
      return [kept, isName && typeof one === 'string' ? shortened(one) : scrubbed(one, known)]
    }),
  )
}

/** The first characters, never more than a third of it. */
export function shortened(name: string): string {
  return `${name.slice(0, Math.min(3, Math.floor(name.length / 3)))}${GONE}`
}

const FOUND = /((?:found|expected)\\*"\s*:\s*\\*")([^"\\]*)/g
const foundShortened = (_: string, before: string, name: string) => `${before}${shortened(name)}`

const quoted = String.raw`\\*"(?:[^"\\]|\\[^"])*\\*"|'[^']*'`
const rules: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  // https://name:password@host
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi, `$1${GONE}@`],
  // The rest of the line: what follows may have blanks.
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)\b(\\*["']?\s*[:=]\s*)[^\r\n]*/gi, `$1$2${GONE}`],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${GONE}`],
  [
    new RegExp(
      String.raw`([\w-]*(?:passw|passphrase|pwd|secret|token|credential|api[-_]?key|idempotency)[\w-]*\\*["']?\s*[:=]\s*)(?:${quoted}|[^\s,;&}\])]+)`,
      'gi',
    ),
    `$1${GONE}`,
  ],
  [
    new RegExp(String.raw`(device[-_]?name\\*["']?\s*[:=]\s*)(${quoted}|[^\s,;&}\])]+)`, 'gi'),
    (_, before = '', name = '') => `${before}${shortened(name.replace(/^[\\"']+|[\\"']+$/g, ''))}`,
  ],
  // As JSON within a text. An intent's key is what the service tells two requests apart by.
  [/(\\*"key\\*"\s*:\s*\\*")[^"\\]*/g, `$1${GONE}`],
  [/\\*"field\\*"\s*:\s*\\*"device_name\\*"[^{}]*/g, (failure = '') => failure.replace(FOUND, foundShortened)],
  // A JSON web token, and the address that opens the page once.
  [/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, GONE],
  [/\/open\/[\w-]{16,}/g, `/open/${GONE}`],
]

export function scrubbedText(text: string, { secrets, deviceNames }: Known): string {
  let left = text
  for (const secret of longestFirst(secrets, 1)) left = left.replaceAll(secret, GONE)
  for (const name of longestFirst(deviceNames, LEAST)) left = left.replaceAll(name, shortened(name))
  for (const [pattern, by] of rules)
    left = typeof by === 'string' ? left.replace(pattern, by) : left.replace(pattern, by)
  return left
}

/** One may be the beginning of another. */
function longestFirst(values: readonly string[], least: number): readonly string[] {
  return values.filter((value) => value.length >= least).toSorted((one, other) => other.length - one.length)
}
