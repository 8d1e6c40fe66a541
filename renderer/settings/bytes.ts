/** Bytes for people: in hex, and as text with everything that is no plain letter written out as a profile writes it. */
export interface Piece {
  readonly text: string
  /** It is written out: `\r`, `\x1b`. */
  readonly written: boolean
}

const short: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' }

/** "7b 22 0a" */
export function spaced(hex: string): string {
  return pairs(hex).join(' ')
}

/** Runs of plain text and of what is written out, in their order. */
export function piecesOf(hex: string): Piece[] {
  const pieces: Piece[] = []
  for (const pair of pairs(hex)) {
    const code = Number.parseInt(pair, 16)
    const written = code < 0x20 || code > 0x7e || code === 92
    const text = written ? (short[code] ?? `\\x${pair}`) : String.fromCharCode(code)
    const last = pieces.at(-1)
    if (last?.written === written) pieces[pieces.length - 1] = { text: last.text + text, written }
    else pieces.push({ text, written })
  }
  return pieces
}

const pairs = (hex: string): string[] => hex.match(/../g) ?? []
