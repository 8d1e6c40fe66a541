/** How the characters of a CSV file are written, found out from its bytes: Excel alone writes four ways. */
import { refused } from './list-refused.ts'
import { TURN_BYTES, type Turns } from './list-turns.ts'

export interface ListText {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Without the mark at its start. */
  readonly bytes: Uint8Array
}

const SAMPLE = 4096
/** How many of the sample's bytes at even or at odd places have to be zero before it is taken for UTF-16. */
const HALF_EMPTY = 0.3
/** Characters of elsewhere have a zero on the other side, now and then. */
const OTHER_SIDE = 0.1
/** Pictures and archives have twice as many control characters; a list has one that a scanner sent. */
const MOST_CONTROLS = 0.04

/** @throws CONFIG_INVALID for what is no text at all · CANCELLED */
export async function textOf(bytes: Uint8Array, turns: Turns): Promise<ListText> {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return await eightBit(bytes.subarray(3), turns)
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', bytes: bytes.subarray(2) }
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', bytes: bytes.subarray(2) }
  const sample = bytes.subarray(0, SAMPLE)
  const [even, odd] = [zeros(sample, 0), zeros(sample, 1)]
  if (odd > HALF_EMPTY && even < OTHER_SIDE) return { encoding: 'utf-16le', bytes }
  if (even > HALF_EMPTY && odd < OTHER_SIDE) return { encoding: 'utf-16be', bytes }
  if (sample.filter(isControl).length > MOST_CONTROLS * sample.length) throw refused('is neither CSV nor XLSX')
  return await eightBit(bytes, turns)
}

/** Its text as UTF-8, a turn's worth at a time. */
export function* utf8Of({ encoding, bytes }: ListText): Generator<Uint8Array> {
  const decoder = new TextDecoder('utf-16le')
  for (let at = 0; at < bytes.length; at += TURN_BYTES) {
    const slice = bytes.subarray(at, at + TURN_BYTES)
    const more = { stream: at + TURN_BYTES < bytes.length }
    if (encoding === 'utf-8') yield slice
    else if (encoding === 'windows-1252') yield Buffer.from(westernOf(slice))
    else yield Buffer.from(decoder.decode(encoding === 'utf-16le' ? slice : swapped(slice), more))
  }
}

async function eightBit(bytes: Uint8Array, turns: Turns): Promise<ListText> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let ascii = true
  try {
    for (let at = 0; at < bytes.length; at += TURN_BYTES) {
      const slice = bytes.subarray(at, at + TURN_BYTES)
      // Many files have nothing else; to look costs less than to decode.
      ascii &&= isAscii(slice)
      if (!ascii) decoder.decode(slice, { stream: true })
      await turns.next(0)
    }
    decoder.decode()
    return { encoding: 'utf-8', bytes }
  } catch (error) {
    // The only TypeError there is here: not UTF-8. Then it is what Western Windows writes, which any bytes can be.
    if (!(error instanceof TypeError)) throw error
    return { encoding: 'windows-1252', bytes }
  }
}

function isAscii(bytes: Uint8Array): boolean {
  let all = 0
  for (let index = 0; index < bytes.length; index += 1) all |= bytes[index] ?? 0
  return all < 0x80
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte)

/** Share of zero bytes at even (0) or odd (1) places. */
const zeros = (sample: Uint8Array, side: 0 | 1): number =>
  (2 * sample.filter((byte, index) => byte === 0 && index % 2 === side).length) / sample.length

/** Those of them that no text is laid out or parted with. */
const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x1a)

/** Where Windows-1252 differs from Latin-1. Node's own decoder of that name has not always known it. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function westernOf(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return latin.replace(/[\x80-\x9f]/g, (character) => western[character.charCodeAt(0) - 0x80] ?? character)
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length)
  for (const [index, byte] of bytes.entries()) result[index ^ 1] = byte
  return result
}
