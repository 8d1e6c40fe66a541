/** Every byte of an exchange, both ways, as JSON lines: `{"us":1250,"dir":"rx","hex":"7b22"}`. */
import { z } from 'zod'
import { ActivatorError } from '../errors.ts'
import type { Clock } from '../outside.ts'
import type { Recorder } from './recording.ts'

/** `tx` was sent to the device, `rx` came from it. */
const eventSchema = z.strictObject({
  /** Microseconds since the recording began. */
  us: z.int().min(0),
  dir: z.enum(['tx', 'rx']),
  hex: z.string().regex(/^([0-9a-f]{2})+$/i, 'is not hex'),
})
export interface TraceEvent {
  readonly us: number
  readonly dir: 'tx' | 'rx'
  readonly bytes: Uint8Array
}

export function traceLine({ us, dir, bytes }: TraceEvent): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return JSON.stringify({ us: Math.round(us), dir, hex })
}

/** @param write is given one line without its end, for one port. A trace holds one port: give each its own. */
export function traceRecorder(clock: Clock, write: (port: string, line: string) => void): Recorder {
  const began = clock.monotonic()
  return (port, dir, bytes) => {
    if (bytes.length > 0) write(port, traceLine({ us: (clock.monotonic() - began) * 1000, dir, bytes }))
  }
}

/**
 * @param where shown when it is wrong: a file name
 * @throws CONFIG_INVALID with the line
 */
export function readTrace(text: string, where: string): TraceEvent[] {
  const events: TraceEvent[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const event = eventIn(line, { where, line: index + 1 })
    if (event.us < (events.at(-1)?.us ?? 0)) {
      throw new ActivatorError('CONFIG_INVALID', { what: 'us: goes back in time', where, line: index + 1 })
    }
    events.push(event)
  }
  return events
}

function eventIn(text: string, at: { readonly where: string; readonly line: number }): TraceEvent {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: 'is no JSON', ...at }, error)
  }
  const read = eventSchema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    const what = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 200)
    throw new ActivatorError('CONFIG_INVALID', { what, ...at }, read.error)
  }
  const { us, dir, hex } = read.data
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
  return { us, dir, bytes }
}
