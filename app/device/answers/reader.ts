/** What the six kinds share: text comes in as it is heard, the two values come out. */

/** As the device sent them; nothing is checked yet. */
export interface Found {
  readonly serial_number: unknown
  readonly device_name: unknown
}

/** One attempt at one answer. */
export interface AnswerReader {
  /** `raw` for prompts, which have no line end. */
  readonly cut: 'lines' | 'raw'
  /**
   * @param text one line without its end, or what came raw.
   * @returns what was found; `next`: send the next of `ask.send`; undefined: go on listening. Unknown text is skipped,
   *   never an error.
   */
  hear(text: string): Found | 'next' | undefined
  /**
   * For what can only be found in all that was heard: asked behind the last of the lines that came together. Once for
   * each of them, a device that repeats half an answer would keep the whole program busy.
   */
  look?(): Found | undefined
}
