/** Tells a scanner from a person: it types like a keyboard, faster than anybody, and ends with Enter. */

/** A key that went down. */
export interface Stroke {
  /** As `KeyboardEvent.key`. */
  readonly key: string
  /** Milliseconds; only differences count. */
  readonly at: number
  /** Control, Alt or Meta is held, the key is held down, or an input method composes: no scanner does that. */
  readonly byHand: boolean
}

/** Characters that came one right behind the other. */
export interface Burst {
  readonly text: string
  readonly last: number
}

export interface Heard {
  /** undefined: whatever comes next begins anew. */
  readonly burst: Burst | undefined
  /** The whole of a code, where this stroke ended one. */
  readonly scanned?: string
}

/** Between two characters. A very fast typist needs some 80 for each, and longer before Enter. */
export const GAP_MS = 50
/** Shorter is a key or two hit at once. */
const FEWEST = 4
/** No label holds more. */
const MOST = 1000

export function hear(burst: Burst | undefined, { key, at, byHand }: Stroke): Heard {
  if (byHand) return { burst: undefined }
  // Held while the next character goes down: it is no character itself.
  if (key === 'Shift') return { burst }
  const follows = burst !== undefined && at - burst.last <= GAP_MS
  if (key === 'Enter') {
    if (!follows || burst.text.length < FEWEST) return { burst: undefined }
    return { burst: undefined, scanned: withoutKind(burst.text) }
  }
  if ([...key].length !== 1) return { burst: undefined }
  const text = follows ? burst.text + key : key
  return { burst: text.length > MOST ? undefined : { text, last: at } }
}

/** Some scanners say first what kind of code it was: "]Q1" for a QR code. */
function withoutKind(text: string): string {
  return text.replace(/^\][A-Za-z][0-9A-Za-z](?=.{4})/u, '')
}
