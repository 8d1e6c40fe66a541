/** Runs the command line on a real terminal, as a person would. */
import { fileURLToPath } from 'node:url'
import { type IPty, spawn } from '@lydell/node-pty'

const entry = fileURLToPath(new URL('../../main/cli/main.ts', import.meta.url))
const LIMIT_MS = 30_000

export class TerminalProgram implements Disposable {
  /** Everything shown so far, control sequences included. */
  screen = ''
  readonly finished: Promise<number>
  readonly #pty: IPty
  readonly #limit: NodeJS.Timeout
  #heard: (() => void) | undefined

  constructor(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#pty = spawn(process.execPath, [entry, ...argv], {
      cols: 120,
      rows: 30,
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LC_ALL: 'C', TERM: 'xterm', ...env },
    })
    this.#limit = setTimeout(() => this.#pty.kill('SIGKILL'), LIMIT_MS)
    this.#pty.onData((text) => {
      this.screen += text
      this.#heard?.()
    })
    this.finished = new Promise((resolve) => this.#pty.onExit(({ exitCode }) => resolve(exitCode)))
    this.finished.then(() => this.#heard?.())
  }

  async shows(text: string): Promise<void> {
    let over = false
    this.finished.then(() => {
      over = true
    })
    while (!this.screen.includes(text)) {
      if (over) throw new Error(`never shown: ${text}\n${this.screen}`)
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    }
  }

  type(text: string): void {
    this.#pty.write(text)
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#limit)
    this.#pty.kill('SIGKILL')
  }
}
