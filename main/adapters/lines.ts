/** Cuts bytes into lines by @serialport/parser-readline, behind the byte caps it does not have itself. */
import { ReadlineParser } from '@serialport/parser-readline'
import { ActivatorError } from '../../app/errors.ts'
import type { LinkListener, Listening } from '../../app/outside.ts'

const CR = 0x0d
const LF = 0x0a

/**
 * @returns what to call with each chunk that is heard. `\n`, `\r\n` and a lone `\r` end a line; past a cap the listener
 *   hears `closed(DEVICE_GARBLED)` and nothing more.
 */
export function cutBy({ cut, caps }: Listening, listener: LinkListener, port: string): (chunk: Uint8Array) => void {
  const hear = cut === 'raw' ? (chunk: Uint8Array) => listener.heard(chunk) : lines(listener)
  let answer = 0
  let line = 0
  let over = false
  return (chunk) => {
    if (over) return
    answer += chunk.length
    line = cut === 'raw' ? 0 : longestLine(chunk, line, caps.line)
    const cap = line > caps.line ? 'line' : answer > caps.answer ? 'answer' : undefined
    if (cap === undefined) return hear(chunk)
    over = true
    listener.closed(new ActivatorError('DEVICE_GARBLED', { port, cap, bytes: caps[cap] }))
  }
}

/** @returns the length of the line under way at the end of the chunk, or the first length over the cap. */
function longestLine(chunk: Uint8Array, before: number, cap: number): number {
  let length = before
  for (const byte of chunk) {
    length = byte === LF || byte === CR ? 0 : length + 1
    if (length > cap) return length
  }
  return length
}

function lines(listener: LinkListener): (chunk: Uint8Array) => void {
  // latin1 is one character a byte, both ways: decoding as UTF-8 here would hide what is none.
  const parser = new ReadlineParser({ delimiter: '\n', encoding: 'latin1', readableObjectMode: true })
  parser.on('data', (line: string | Buffer) => {
    listener.heard(typeof line === 'string' ? Buffer.from(line, 'latin1') : line)
  })
  let afterCr = false
  return (chunk) => {
    const bytes = Buffer.alloc(chunk.length)
    let length = 0
    for (const byte of chunk) {
      // A lone \r ends its line at once; an \n right behind it, in whichever chunk, is the rest of the same end.
      if (!(byte === LF && afterCr)) {
        bytes[length] = byte === CR ? LF : byte
        length += 1
      }
      afterCr = byte === CR
    }
    if (length > 0) parser.write(bytes.subarray(0, length))
  }
}
