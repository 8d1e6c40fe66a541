/** Patterns of profiles by RE2: whatever the pattern and the text, the time grows with the text and no more. */
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js'
import { ownPatterns, placed } from '../../app/device/patterns.ts'
import type { Pattern, Patterns } from '../../app/outside.ts'

/** RE2's own count of what it made of a pattern. At as many, 16 KiB, the longest answer, take some 0.2 s at worst. */
const LARGEST = 1000
/** RE2 would take it for a k. */
const refersBack = /^(?:[^\\]|\\[^k])*\\k/

export const linearPatterns: Patterns = {
  compile(source, place) {
    // A profile is written in the language's own syntax, and RE2 knows more than that.
    const written = ownPatterns.compile(source, place)
    if ('reason' in written) return written
    if (refersBack.test(source)) return unbounded('\\k')
    try {
      const flags = place === 'lines' ? RE2JS.MULTILINE : 0
      const expression = RE2JS.compile(RE2JS.translateRegExp(placed[place](source)), flags)
      const size = expression.programSize()
      if (size > LARGEST) return { reason: `repeats too much: it comes to ${size} steps, and ${LARGEST} are the most` }
      return { source, exec: execBy(expression) }
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error
      return unbounded(error instanceof RE2JSSyntaxException ? (error.getPattern() ?? '') : error.message)
    }
  },
}

function unbounded(part: string): { readonly reason: string } {
  // RE2 names all that comes behind a lookbehind, too.
  const sign = /^\(\?<[=!]/.exec(part)?.[0] ?? part
  return { reason: `has ${sign}, for which no limit of time can be promised` }
}

function execBy(expression: RE2JS): Pattern['exec'] {
  const nothing = Object.fromEntries(Object.keys(expression.namedGroups()).map((name) => [name, undefined]))
  return (text) => {
    const matcher = expression.matcher(text)
    if (!matcher.find()) return undefined
    const groups = Object.entries(matcher.getNamedGroups())
    return { ...nothing, ...Object.fromEntries(groups.map(([name, value]) => [name, value ?? undefined])) }
  }
}
