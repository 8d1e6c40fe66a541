/** Cuts bytes into lines by @serialport/parser-readline, behind the byte caps it does not have itself. */
import { ReadlineParser } from '@serialport/parser-readline'
import { ActivatorError } from '../../app/errors.ts'
import type { LinkListener, Listening } from '../../app/outside.ts'

const CR = 0x0d
const LF = 0x0a

/**
 * @returns what to call with each chunk that is heard; it hands on at once what can be. `\n`, `\r\n` and a lone `\r` end
 *   a line; past a cap the listener hears `closed(DEVICE_GARBLED)` and nothing more.
 */
export function cutBy({ cut, caps }: Listening, listener: LinkListener, port: string): (chunk: Uint8Array) => void {
  const hear = cut === 'raw' ? (chunk: Uint8Array) => listener.heard(chunk) : lines(listener)
  let answer = 0
  let line = 0
  let over = false
  return (chunk) => {
    if (over) return
    const lineFits = cut === 'raw' ? chunk.length : fitting(chunk, line, caps.line)
    const fits = Math.min(lineFits, caps.answer - answer, chunk.length)
    answer += fits
    line = lengthAtEnd(chunk.subarray(0, fits), line)
    // Where exactly the chunks are cut must not decide what is heard.
    if (fits > 0) hear(chunk.subarray(0, fits))
    if (fits === chunk.length) return
    over = true
    const cap = lineFits === fits ? 'line' : 'answer'
    listener.closed(new ActivatorError('DEVICE_GARBLED', { port, cap, bytes: caps[cap] }))
  }
}

/** @returns how many bytes of the chunk come before its line is longer than the cap. */
function fitting(chunk: Uint8Array, before: number, cap: number): number {
  let length = before
  for (const [index, byte] of chunk.entries()) {
    length = byte === LF || byte === CR ? 0 : length + 1
    if (length > cap) return index
  }
  return chunk.length
}

function lengthAtEnd(chunk: Uint8Array, before: number): number {
  const end = Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CR))
  return end < 0 ? before + chunk.length : chunk.length - end - 1
}

function lines(listener: LinkListener): (chunk: Uint8Array) => void {
  // Objects, since a stream of bytes drops empty lines and joins the others.
  const parser = new ReadlineParser({ delimiter: '\n', encoding: 'latin1', readableObjectMode: true })
  const normalise = normaliser()
  return (chunk) => {
    const bytes = normalise(chunk)
    if (bytes.length === 0) return
    parser.write(bytes)
    // Read, not listened to: events would come a turn later, after the end or after nobody listens any more.
    for (let line: unknown = parser.read(); line !== null; line = parser.read()) {
      // latin1 is one character a byte, both ways: decoding as UTF-8 here would hide what is none.
      if (typeof line === 'string') listener.heard(Buffer.from(line, 'latin1'))
    }
  }
}

/** One `\n` for each line end, in whichever chunks its bytes come. */
function normaliser(): (chunk: Uint8Array) => Buffer {
  let afterCr = false
  return (chunk) => {
    const bytes = Buffer.alloc(chunk.length)
    let length = 0
    for (const byte of chunk) {
      // A lone \r ends its line at once; an \n right behind it is the rest of the same end.
      if (!(byte === LF && afterCr)) {
        bytes[length] = byte === CR ? LF : byte
        length += 1
      }
      afterCr = byte === CR
    }
    return bytes.subarray(0, length)
  }
}
