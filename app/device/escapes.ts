const escapeSequence = /\\(?:r|n|t|\\|x([0-9a-fA-F]{2}))/g
const plain: Readonly<Record<string, string>> = { '\\r': '\r', '\\n': '\n', '\\t': '\t', '\\\\': '\\' }

/** `\r \n \t \\ \xNN` in a profile's text as the characters they stand for, one a byte. */
export function unescaped(text: string): string {
  return text.replace(escapeSequence, (written, hex?: string) =>
    hex === undefined ? (plain[written] ?? written) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Whether each \\ in it begins an escape. */
export function isEscaped(text: string): boolean {
  return !text.replace(escapeSequence, '').includes('\\')
}

/** What is sent: characters up to ÿ as one byte each (`\xNN`), all others as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  const isBytes = [...text].every((character) => character.charCodeAt(0) <= 0xff && character.length === 1)
  return isBytes ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : new TextEncoder().encode(text)
}
