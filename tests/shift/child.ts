/** A program in a process of its own that says JSON lines, and can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Line = Readonly<Record<string, unknown>> & { readonly event?: string }
const entry = fileURLToPath(new URL('../../main/cli/main.ts', import.meta.url))

export class Child implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly exited: Promise<number | null>
  stderr = ''

  constructor(argv: readonly string[], env: Readonly<Record<string, string>>, heard: (line: Line) => void) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...argv, '--json'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = `${this.stderr}${text}`.slice(-20_000)
    })
    createInterface({ input: child.stdout }).on('line', (line) => heard(JSON.parse(line)))
    this.exited = once(child, 'exit').then(([code]) => code)
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    this.#child.kill(signal)
    return this.exited
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill()
  }
}
