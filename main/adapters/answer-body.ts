/** The bytes of one answer: never more than its limit, and never quietly mended text. */

export interface AnswerBody {
  /** @returns false when that is more than the limit; nothing is kept any more then */
  add(chunk: Uint8Array): boolean
  /** @returns undefined where it is no UTF-8 */
  text(): string | undefined
}

export function createAnswerBody(maxBytes: number): AnswerBody {
  const chunks: Uint8Array[] = []
  let bytes = 0
  return {
    add(chunk) {
      bytes += chunk.length
      if (bytes <= maxBytes) chunks.push(chunk)
      else chunks.length = 0
      return bytes <= maxBytes
    },
    text() {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
      } catch (error) {
        if (error instanceof TypeError) return undefined
        throw error
      }
    },
  }
}

/** Names are in lower case already; of a header that came twice the texts are joined. */
export function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))
}
