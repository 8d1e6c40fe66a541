/** The device's end of a cable, whatever it is made of: a pseudo-terminal or memory. */
export interface Terminal {
  /** What an app opens at the other end. */
  readonly path: string
  /**
   * Resolves when the bytes were handed on: when the other end does not read, that may be never before `close`.
   * Writing to a closed terminal is lost, like bytes on a cable that was pulled.
   */
  write(bytes: Uint8Array): Promise<void>
  /** What the app sends. One listener at a time; without one, bytes are lost. */
  onBytes(callback: ((bytes: Uint8Array) => void) | undefined): void
  /** Pulls the cable: who has the other end open sees it vanish. Again is harmless. */
  close(): void
}
