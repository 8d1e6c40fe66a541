/** Regular expressions of profiles: compiled when a profile is read, so that a bad one is named with its line. */
import { z } from 'zod'
import type { Pattern, PatternPlace, Patterns } from '../outside.ts'

/** How each place is said in a pattern itself. */
export const placed: { readonly [Place in PatternPlace]: (source: string) => string } = {
  anywhere: (source) => source,
  lines: (source) => source,
  whole: (source) => `^(?:${source})$`,
  end: (source) => `(?:${source})$`,
}

/**
 * By the engine of the language, which may take for ever: for patterns that are this program's own. Those from a file
 * are matched by what a host brings.
 */
export const ownPatterns: Patterns = {
  compile(source, place) {
    try {
      // Alone first: what stands around it must not make it one.
      new RegExp(source, 'u')
      const expression = new RegExp(placed[place](source), place === 'lines' ? 'mu' : 'u')
      return {
        source,
        exec(text) {
          const found = expression.exec(text)
          return found === null ? undefined : { ...found.groups }
        },
      }
    } catch {
      // What the engine finds wrong differs from engine to engine; that it is wrong is what counts.
      return { reason: 'is no regular expression' }
    }
  },
}

export function compiled(patterns: Patterns, place: PatternPlace, text: z.ZodString) {
  return text.transform((source, context): Pattern => {
    const pattern = patterns.compile(source, place)
    if (!('reason' in pattern)) return pattern
    context.addIssue({ code: 'custom', message: pattern.reason })
    return z.NEVER
  })
}
