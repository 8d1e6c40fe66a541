/** Runs the real command line in a process of its own, as a script would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

const entry = fileURLToPath(new URL('../../main/cli/main.ts', import.meta.url))
/** No program of these tests may take longer, unless it is said. */
const LIMIT_MS = 60_000

// Each story starts several programs, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

export type Line = Readonly<Record<string, unknown>> & { readonly event?: string }
export interface Finished {
  readonly code: number | null
  readonly lines: readonly Line[]
  readonly stdout: string
  readonly stderr: string
}
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly limitMs?: number
}

/** A program under way. Ended by force when it is still running at the end of the test. */
export class Program implements AsyncDisposable {
  readonly lines: Line[] = []
  readonly finished: Promise<Finished>
  stderr = ''
  readonly #child: ChildProcess
  readonly #waiting = new Set<() => void>()
  #stdout = ''
  #over = false

  constructor(argv: readonly string[], { env = {}, input, limitMs = LIMIT_MS }: RunOptions = {}) {
    const child = spawn(process.execPath, [entry, ...argv], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child = child
    child.stdin.on('error', () => undefined) // it may end without reading
    child.stdin.end(input ?? '')
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text
    })
    createInterface({ input: child.stdout }).on('line', (line) => this.#heard(line))
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
    this.finished = new Promise((resolve) => {
      child.on('close', (code) => {
        clearTimeout(limit)
        this.#over = true
        this.#wake()
        resolve({ code, lines: this.lines, stdout: this.#stdout, stderr: this.stderr })
      })
    })
  }

  get pid(): number {
    return this.#child.pid ?? -1
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** The first line that fits, now or later. */
  async line(fits: (line: Line) => boolean): Promise<Line> {
    for (;;) {
      const found = this.lines.find(fits)
      if (found) return found
      if (this.#over) throw new Error(`no such line; ${this.#stdout}\n${this.stderr}`)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#over) this.#child.kill('SIGKILL')
    await this.finished
  }

  #heard(line: string): void {
    this.#stdout += `${line}\n`
    if (line.startsWith('{')) this.lines.push(JSON.parse(line))
    this.#wake()
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}

export async function run(argv: readonly string[], options?: RunOptions): Promise<Finished> {
  await using program = new Program(argv, options)
  return await program.finished
}
