/** A CSV file cut where a record ends, so that csv-parse can read piece after piece and others have their turn between. */
import { refused } from './list-refused.ts'

/** Bytes of one record: a quote that is never closed would take in the rest of the file. */
const MOST_RECORD = 256 * 1024

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

export interface Piece {
  readonly records: Buffer
  /** Some cell in quotes may go over several lines. */
  readonly hasQuotes: boolean
}
export interface Cutting {
  /** A record to begin with. */
  readonly first: Buffer
  readonly separator: string
  /** Where the next piece begins, for a person. */
  readonly line: () => number
}

/**
 * The same bytes in pieces of whole records. Only the last one may end within quotes, and is that one record then.
 * @throws CONFIG_INVALID for a record without an end
 */
export function* wholeRecords(parts: Iterable<Uint8Array>, { first, separator, line }: Cutting): Generator<Piece> {
  const starts = new Set([LF, CR, ...Buffer.from(separator).subarray(-1)])
  let rest = first
  for (const part of parts) {
    rest = Buffer.concat([rest, part])
    const end = endOfRecords(rest, starts)
    if (end > 0) yield piece(rest.subarray(0, end))
    rest = rest.subarray(end)
    if (rest.length > MOST_RECORD) throw refused('has no end to its line, or to a quote in it', line())
  }
  if (rest.length > 0) yield piece(rest)
}

const piece = (records: Buffer): Piece => ({ records, hasQuotes: records.includes(QUOTE) })

/** After the last line end outside quotes; 0 where there is none. @param starts what a cell may begin after */
function endOfRecords(bytes: Buffer, starts: ReadonlySet<number>): number {
  const outside: { readonly from: number; readonly to: number }[] = []
  for (let at = 0; at < bytes.length; ) {
    const quote = indexOf(bytes, QUOTE, at)
    outside.push({ from: at, to: quote })
    // Only at the start of a cell does a quote open anything: 5" is a length.
    const opens = quote === 0 || starts.has(bytes[quote - 1] ?? 0)
    at = opens ? endOfQuoted(bytes, quote) : quote + 1
  }
  for (const { from, to } of outside.reverse()) {
    const end = endOfLines(bytes.subarray(from, to), to === bytes.length)
    if (end > 0) return from + end
  }
  return 0
}

/** After the quote that closes it. Doubled ones are part of the text. */
function endOfQuoted(bytes: Buffer, quote: number): number {
  let close = indexOf(bytes, QUOTE, quote + 1)
  while (bytes[close + 1] === QUOTE) close = indexOf(bytes, QUOTE, close + 2)
  return close + 1
}

/** After the last line end; 0 where there is none. @param goesOn after these bytes: with a line feed, perhaps */
function endOfLines(bytes: Buffer, goesOn: boolean): number {
  const feed = bytes.lastIndexOf(LF)
  // Carriage returns alone are of old Macs.
  return feed === -1 ? bytes.subarray(0, goesOn ? -1 : bytes.length).lastIndexOf(CR) + 1 : feed + 1
}

/** Its end where there is none. */
function indexOf(bytes: Buffer, byte: number, from: number): number {
  const found = bytes.indexOf(byte, from)
  return found === -1 ? bytes.length : found
}
