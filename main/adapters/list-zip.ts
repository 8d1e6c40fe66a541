/** The archive a workbook is: what is in it, and each part of it unpacked within the size that it says. */
import { createInflateRaw } from 'node:zlib'
import { ENCRYPTED, refused } from './list-refused.ts'

/** Unpacked, all parts together. A list of 100,000 lines has some 20 MB. */
const MOST_BYTES = 384 * 1024 * 1024
/** Sheets pack to a tenth or a thirtieth; what packs to less than this was made to do harm. */
const MOST_RATIO = 150
/** Below it no ratio does harm. */
const HARMLESS_BYTES = 16 * 1024 * 1024

/** Unpacked at a time: some milliseconds of reading XML. */
const PIECE_BYTES = 32 * 1024

interface Entry {
  readonly name: string
  readonly stored: boolean
  readonly packed: number
  readonly size: number
  readonly at: number
}

export interface Zip {
  readonly names: readonly string[]
  /** Bytes it will have, unpacked. */
  size(name: string): number
  /** undefined: there is none. @throws CONFIG_INVALID while it is read, where it is not what the archive says */
  part(name: string): AsyncIterable<Uint8Array> | undefined
}

/** @throws CONFIG_INVALID for archives that are broken, encrypted, or would unpack to more than there is room for */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = [...entriesOf(bytes, view)]
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size > MOST_BYTES || (size > HARMLESS_BYTES && size > MOST_RATIO * bytes.length)) {
    throw refused(`would unpack to ${Math.round(size / 1024 / 1024)} MiB`)
  }
  // Names of parts do not tell capitals from small letters.
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  return {
    names: entries.map(({ name }) => name),
    size: (name) => byName.get(name.toLowerCase())?.size ?? 0,
    part(name) {
      const entry = byName.get(name.toLowerCase())
      return entry && unpacked(packedOf(entry, bytes, view), entry)
    },
  }
}

const END = 0x06054b50
const END_BYTES = 22
const MOST_COMMENT = 0xffff
const IN_DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const LOCKED = 1

function* entriesOf(bytes: Uint8Array, view: DataView): Generator<Entry> {
  let end = bytes.length - END_BYTES
  while (end >= 0 && end >= bytes.length - END_BYTES - MOST_COMMENT && view.getUint32(end, true) !== END) end -= 1
  if (end < 0 || view.getUint32(end, true) !== END) throw damaged()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== IN_DIRECTORY) throw damaged()
    const [nameBytes, extraBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)]
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
    if (next > bytes.length) throw damaged()
    if (view.getUint16(at + 8, true) & LOCKED) throw refused(ENCRYPTED)
    const method = view.getUint16(at + 10, true)
    if (method !== 0 && method !== 8) throw damaged()
    yield {
      // Those of a workbook are ASCII.
      name: String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameBytes)),
      stored: method === 0,
      ...sizesAt(view, at, at + 46 + nameBytes, extraBytes),
    }
    at = next
  }
}

/** Archives of the wide form (Zip64) have these three beside the usual place, in this order, where that says so. */
function sizesAt(view: DataView, at: number, extra: number, extraBytes: number): Pick<Entry, 'packed' | 'size' | 'at'> {
  let wide = wideAt(view, extra, extra + extraBytes)
  const [size = 0, packed = 0, start = 0] = [24, 20, 42].map((offset) => {
    const usual = view.getUint32(at + offset, true)
    if (usual !== 0xffffffff || wide === undefined || wide.from + 8 > wide.to) return usual
    const value = Number(view.getBigUint64(wide.from, true))
    wide = { from: wide.from + 8, to: wide.to }
    return value
  })
  return { size, packed, at: start }
}

function wideAt(view: DataView, from: number, to: number): { readonly from: number; readonly to: number } | undefined {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    const end = at + 4 + view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1 && end <= to) return { from: at + 4, to: end }
  }
  return undefined
}

function packedOf({ at, packed }: Entry, bytes: Uint8Array, view: DataView): Uint8Array {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw damaged()
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length) throw damaged()
  return bytes.subarray(from, from + packed)
}

async function* unpacked(packed: Uint8Array, { stored, size }: Entry): AsyncGenerator<Uint8Array> {
  if (stored) {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) yield packed.subarray(at, at + PIECE_BYTES)
    return
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES })
  inflate.end(packed)
  let total = 0
  try {
    for await (const chunk of inflate) {
      total += chunk.length
      // A bomb that lies about its size.
      if (total > size) throw refused('is damaged: it unpacks to more than it says')
      yield chunk
    }
  } catch (error) {
    // As zlib tells that the bytes are not what they should be: Z_DATA_ERROR, Z_BUF_ERROR.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged(error)
    throw error
  }
}

const damaged = (cause?: unknown) => refused('is a damaged archive', undefined, cause)
