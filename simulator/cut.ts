/** What one listener of a memory link hears: raw chunks or whole lines, up to its caps. */
import { ActivatorError } from '../app/errors.ts'
import type { LinkListener, Listening } from '../app/outside.ts'

const CR = 0x0d
const LF = 0x0a

/** @returns to be called with each chunk; past a cap the listener hears `closed(DEVICE_GARBLED)` and nothing more. */
export function cutFor(how: Listening, listener: LinkListener, port: string): (chunk: Uint8Array) => void {
  const { cut, caps } = how
  let answer = 0
  let line: number[] = []
  let afterCr = false
  let over = false

  const end = (cap: 'line' | 'answer') => {
    over = true
    listener.closed(new ActivatorError('DEVICE_GARBLED', { port, cap, bytes: caps[cap] }))
  }
  const hearByte = (byte: number) => {
    // A lone \r ends its line at once; an \n right behind it is the rest of the same end.
    const restOfEnd = byte === LF && afterCr
    afterCr = byte === CR
    if (restOfEnd) return
    if (byte !== CR && byte !== LF) line.push(byte)
    else {
      const whole = Uint8Array.from(line)
      line = []
      listener.heard(whole)
    }
  }
  return (chunk) => {
    if (over) return
    answer += chunk.length
    if (cut === 'lines' && longest(chunk, line.length) > caps.line) return end('line')
    if (answer > caps.answer) return end('answer')
    if (cut === 'raw') listener.heard(chunk)
    else for (const byte of chunk) hearByte(byte)
  }
}

/** The longest line in a chunk, with what came of its first one before. */
function longest(chunk: Uint8Array, before: number): number {
  const lengths = Buffer.from(chunk)
    .toString('latin1')
    .split(/[\r\n]/)
    .map(({ length }) => length)
  return Math.max((lengths[0] ?? 0) + before, ...lengths.slice(1))
}
