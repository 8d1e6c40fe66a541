/**
 * What the program says and where: results on stdout (with --json one object a line and nothing else), words and
 * progress on stderr. A reader that went away ends neither the program nor the work under way.
 */
import { styleText } from 'node:util'

export interface Stream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string, written?: () => void): boolean
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}
type Tone = 'good' | 'look' | 'bad' | 'quiet' | 'strong'
const tones = { good: 'green', look: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const

export interface Output {
  readonly json: boolean
  /** Ends when nobody reads stdout any more: reading commands stop then. */
  readonly unread: AbortSignal
  /** One JSON line on stdout; nothing without --json. */
  record(value: object): void
  /** A line for people on stdout; nothing with --json. */
  line(text: string): void
  /** A line for people on stderr, with and without --json. */
  note(text: string): void
  /** The one line that is drawn over, on a terminal only; undefined takes it away. */
  progress(text: string | undefined): void
  /** Colour for text that goes to stdout or, by default, stderr; plain where that is no terminal or NO_COLOR is set. */
  paint(tone: Tone, text: string, stream?: 'stdout' | 'stderr'): string
  /** Resolves when everything said was handed to the system, or nobody reads it. */
  flushed(): Promise<void>
}

export function createOutput(options: {
  readonly json: boolean
  readonly stdout: Stream
  readonly stderr: Stream
  readonly environment: Readonly<Record<string, string | undefined>>
}): Output {
  const { json, stdout, stderr, environment } = options
  const unread = new AbortController()
  let unsaid = false
  stdout.on('error', () => unread.abort())
  stderr.on('error', () => {
    unsaid = true
  })
  const dumb = environment.TERM === 'dumb'
  const drawn = stderr.isTTY === true && !dumb
  let bar: string | undefined

  const say = (stream: Stream, text: string) => {
    if (stream === stdout ? unread.signal.aborted : unsaid) return
    stream.write(text)
  }
  // The drawn line is wiped before anything else is written, and drawn again below it.
  const around = (write: () => void) => {
    if (bar !== undefined) say(stderr, '\r\u001b[2K')
    write()
    if (bar !== undefined) say(stderr, bar)
  }
  return {
    json,
    unread: unread.signal,
    record(value) {
      if (json) around(() => say(stdout, `${JSON.stringify(value)}\n`))
    },
    line(text) {
      if (!json) around(() => say(stdout, `${text}\n`))
    },
    note(text) {
      around(() => say(stderr, `${text}\n`))
    },
    progress(text) {
      if (!drawn || text === bar) return
      if (bar !== undefined) say(stderr, '\r\u001b[2K')
      bar = text?.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))
      if (bar !== undefined) say(stderr, bar)
    },
    paint(tone, text, target = 'stderr') {
      const stream = target === 'stdout' ? stdout : stderr
      const plain = stream.isTTY !== true || dumb || Boolean(environment.NO_COLOR)
      return plain ? text : styleText(tones[tone], text, { validateStream: false })
    },
    async flushed() {
      await Promise.all([
        unread.signal.aborted ? undefined : drained(stdout, unread.signal),
        unsaid ? undefined : drained(stderr, AbortSignal.timeout(2000)),
      ])
    },
  }
}

/** An empty write is called back after all writes before it. A reader that never reads holds the end up for 2 s at most. */
function drained(stream: Stream, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    gone.addEventListener('abort', end, { once: true })
    stream.write('', end)
  })
}

/** Left-aligned columns, two blanks apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((all, row) => {
    row.forEach((cell, index) => {
      all[index] = Math.max(all[index] ?? 0, cell.length)
    })
    return all
  }, [])
  return rows.map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd((widths[index] ?? 0) + 2))).join(''),
  )
}
