/** A text that a regular expression matches: what a device of that profile could have said. */
import { ActivatorError } from '../app/errors.ts'
import type { Pattern } from '../app/outside.ts'

export type Values = Readonly<Record<string, string | number>>

/**
 * The shortest choice everywhere, with `values` in the groups of their names. It is matched once before it is given out.
 * @param where the profile, for the failure
 * @throws CONFIG_INVALID where no such text was found: lookarounds and backreferences are beyond this
 */
export function sampleOf(pattern: Pattern, values: Values, where: string): string {
  const { source } = pattern
  const sampler = new Sampler(source, values)
  const text = sampler.alternatives()
  const groups = pattern.exec(text)
  const same = Object.entries(values).every(
    ([name, value]) => groups?.[name] === undefined || groups[name] === `${value}`,
  )
  if (groups !== undefined && same && sampler.atEnd) return text
  throw new ActivatorError('CONFIG_INVALID', { what: `no device can be simulated for ${source.slice(0, 80)}`, where })
}

const candidates = [
  'a',
  '0',
  ' ',
  '$',
  ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)),
  '\n',
  '\r',
  '\t',
]
const escaped = /\\(?:x[0-9a-f]{2}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|[pP]\{[^}]*\}|.)/iy
const group = /\((?:\?(?:[:=!]|<[=!]|<([A-Za-z_]\w*)>))?/y
const quantifier = /[*+?]\??|\{(\d+)(?:,\d*)?\}\??/y
const set = /\[(?:\\.|[^\]\\])*\]/y

class Sampler {
  readonly #source: string
  readonly #values: Values
  #at = 0

  constructor(source: string, values: Values) {
    this.#source = source
    this.#values = values
  }

  get atEnd(): boolean {
    return this.#at === this.#source.length
  }

  /** The first alternative; the others are read over. */
  alternatives(before = ''): string {
    const first = this.#sequence(before)
    while (this.#take('|')) this.#sequence(before)
    return first
  }

  #sequence(before: string): string {
    let text = ''
    while (!this.atEnd && !'|)'.includes(this.#next)) {
      const one = this.#term(before + text)
      text += one.repeat(this.#times())
    }
    return text
  }

  #term(before: string): string {
    if (this.#take('^')) return before === '' || before.endsWith('\n') ? '' : '\n'
    if (this.#take('$')) return ''
    const opened = this.#match(group)
    if (opened) return this.#group(opened, before)
    const source = (this.#match(escaped) ?? this.#match(set))?.[0] ?? this.#literal()
    // Word boundaries take no room; what a backreference wants is left to the check at the end.
    if (/^\\[bB1-9k]/.test(source)) return ''
    const one = new RegExp(`^${source}$`, 'u')
    return candidates.find((candidate) => one.test(candidate)) ?? source
  }

  #group(opened: RegExpExecArray, before: string): string {
    const inner = this.alternatives(before)
    this.#take(')')
    const looksAround = /[=!]$/.test(opened[0])
    const value = opened[1] === undefined ? undefined : this.#values[opened[1]]
    return looksAround ? '' : value === undefined ? inner : String(value)
  }

  #literal(): string {
    const character = this.#next
    this.#at += 1
    return /[\\/{}\]]/.test(character) ? `\\${character}` : character
  }

  #times(): number {
    const found = this.#match(quantifier)
    if (!found) return 1
    if (found[1] !== undefined) return Number(found[1])
    return found[0].startsWith('+') ? 1 : 0
  }

  get #next(): string {
    return this.#source[this.#at] ?? ''
  }

  #take(character: string): boolean {
    if (this.#next !== character) return false
    this.#at += 1
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)
    if (found) this.#at = pattern.lastIndex
    return found
  }
}
