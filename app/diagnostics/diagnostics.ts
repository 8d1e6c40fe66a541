/** Packs what support needs to see. Nothing is sent: it is shown, and saved where the person says. */
import type { Diagnostics as Packed, SectionName } from '../api/diagnostics.ts'
import { ActivatorError } from '../errors.ts'
import type { QueryHandlers } from '../handlers.ts'
import { taleOf } from '../history/tale.ts'
import type { Clock, Journal } from '../outside.ts'
import { type Known, scrubbed, scrubbedText } from './scrub.ts'

const ROWS = 200
const LOG_LINES = 500
/** One that does not answer must not hold up the rest. */
const SOURCE_MS = 10_000

/** Where the sections come from; values are as JSON has them. */
export interface DiagnosticsSources {
  /** Version, host and system. */
  readonly about: () => Readonly<Record<string, unknown>>
  readonly settings: () => Readonly<Record<string, unknown>>
  /** Oldest first. */
  readonly logLines: (signal: AbortSignal) => Promise<readonly string[]>
  /** Passwords and tokens as they are at the moment, to be found wherever they stand. */
  readonly secrets: () => Promise<readonly string[]>
}

export interface DiagnosticsParts extends DiagnosticsSources {
  readonly journal: Pick<Journal, 'page' | 'entries'>
  readonly clock: Clock
  readonly profiles: () => unknown
  readonly ports: (signal: AbortSignal) => unknown
  readonly checks: (signal: AbortSignal) => unknown
}

export function diagnosticsQueries(parts: DiagnosticsParts): QueryHandlers<'diagnostics'> {
  return { diagnostics: (_, signal) => pack(parts, signal) }
}

async function pack(parts: DiagnosticsParts, signal: AbortSignal): Promise<Packed> {
  const { clock, journal } = parts
  const stored = journal.page({ limit: ROWS })
  const names = stored.flatMap(({ entry }) => (entry.kind === 'result' ? (entry.identity?.device_name ?? []) : []))
  const known: Known = { secrets: await parts.secrets(), deviceNames: [...new Set(names)] }
  const history = () => stored.map((one) => taleOf(journal, one))
  const sources: Readonly<Partial<Record<SectionName, (until: AbortSignal) => unknown>>> = {
    about: () => ({ packed_at: clock.now().toISOString(), ...parts.about() }),
    settings: parts.settings,
    profiles: parts.profiles,
    ports: parts.ports,
    checks: parts.checks,
    history,
  }
  const written = Object.entries(sources).map(async ([name, source]) => {
    // Its keys are the names, as its type says.
    const section = name as SectionName
    return { name: section, text: pretty(scrubbed(await answerOf(source, clock, signal), known)) }
  })
  const lines = await answerOf(parts.logLines, clock, signal)
  const log = Array.isArray(lines)
    ? lines.slice(-LOG_LINES).map((line) => scrubbedLine(String(line), known))
    : [pretty(scrubbed(lines, known))]
  return {
    name: `device-activator-support-${clock.now().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.txt`,
    sections: [...(await Promise.all(written)), { name: 'log', text: log.join('\n') }],
  }
}

/** What a source fails with stands in its place: that it failed is what support wants to know. */
async function answerOf(source: (until: AbortSignal) => unknown, clock: Clock, signal: AbortSignal): Promise<unknown> {
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const late = clock.sleep(SOURCE_MS, until).then(() => ({ failed: 'no answer in time' }))
  // Ended with the source, when nobody waits for it any more.
  late.catch(() => undefined)
  try {
    return await Promise.race([Promise.resolve().then(() => source(until)), late])
  } catch (error) {
    if (signal.aborted) throw error
    return { failed: error instanceof ActivatorError ? error.message : String(error) }
  } finally {
    over.abort()
  }
}

function pretty(value: unknown): string {
  return JSON.stringify(value, undefined, 2) ?? ''
}

/** A line of the log is an object, unless it was cut. */
function scrubbedLine(line: string, known: Known): string {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return scrubbedText(line, known)
  }
  return JSON.stringify(scrubbed(parsed, known))
}
