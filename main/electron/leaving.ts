/** Closing the window or quitting while a batch is running: the person is asked once. Nothing is lost either way. */
import { app, type BrowserWindow, dialog } from 'electron'
import type { Log } from '../../app/outside.ts'

export interface LeavingWords {
  /** @param batch its name */
  question(batch: string): string
  readonly meaning: string
  readonly stay: string
  readonly quit: string
}
export interface LeavingParts {
  /** The name of the batch that is running now. */
  readonly running: () => string | undefined
  readonly words: () => LeavingWords
  readonly log: Log
}

export class Leaving {
  readonly #parts: LeavingParts
  /** Somebody who asks to leave while they are being asked means it. */
  #asked = false
  #quits = false

  /** To be made once the app is ready: Electron's own signal handlers are in place by then, and give way. */
  constructor(parts: LeavingParts) {
    this.#parts = parts
    app.on('before-quit', () => {
      this.#quits = true
    })
    // The system, or whoever runs the station, is not asked: nobody may be there to answer.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => {
        this.#asked = true
        app.quit()
      })
    }
  }

  watch(window: BrowserWindow): void {
    window.on('close', (event) => {
      const batch = this.#parts.running()
      // On macOS the program, and the batch, go on without a window.
      const ends = this.#quits || process.platform !== 'darwin'
      if (this.#asked || !ends || batch === undefined) return
      event.preventDefault()
      this.#asked = true
      this.#ask(window, batch).then(
        (leaves) => {
          this.#asked = leaves
          this.#quits = leaves
          if (leaves) app.quit()
        },
        (error: unknown) => {
          this.#parts.log.warn('leaving-not-asked', { error: String(error) })
          app.quit()
        },
      )
    })
  }

  async #ask(window: BrowserWindow, batch: string): Promise<boolean> {
    const { question, meaning, stay, quit } = this.#parts.words()
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: question(batch),
      detail: meaning,
      buttons: [stay, quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1
  }
}
