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
    answer += 1
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
  const hearLines = (chunk: Uint8Array) => {
    // Byte by byte: how a chunk was cut decides nothing, what came whole before the cap is heard.
    for (const byte of chunk) {
      if (byte !== CR && byte !== LF && line.length === caps.line) return end('line')
      if (answer === caps.answer) return end('answer')
      hearByte(byte)
    }
  }
  const hearRaw = (chunk: Uint8Array) => {
    const fits = chunk.subarray(0, caps.answer - answer)
    answer += fits.length
    if (fits.length > 0) listener.heard(fits)
    if (fits.length < chunk.length) end('answer')
  }
  return (chunk) => {
    if (!over) (cut === 'raw' ? hearRaw : hearLines)(chunk)
  }
}
