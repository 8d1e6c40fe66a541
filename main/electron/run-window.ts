/** Runs the window as a process of its own, and tells whether it ever came up. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { shownLine } from './shown-line.ts'

export type WindowEnd =
  /** It was there; `code` is how it ended. */
  { readonly came: true; readonly code: number } | { readonly came: false; readonly reason: string }

/** @param signal asks it to end; resolves when it has */
export async function runWindow(executable: string, args: readonly string[], signal: AbortSignal): Promise<WindowEnd> {
  const child = spawn(executable, [...args, '--announce'], { stdio: ['inherit', 'pipe', 'inherit'] })
  let came = false
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === shownLine) came = true
    else process.stdout.write(`${line}\n`)
  })
  const end = () => child.kill('SIGTERM')
  signal.addEventListener('abort', end, { once: true })
  try {
    const [code, killed] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (...how) => resolve(how))
    })
    // 0 without a window: another one was there already and came forward.
    if (came || code === 0 || signal.aborted) return { came: true, code: code ?? 1 }
    return { came: false, reason: killed ?? `exit code ${code}` }
  } catch (error) {
    return { came: false, reason: error instanceof Error ? error.message : String(error) }
  } finally {
    signal.removeEventListener('abort', end)
  }
}
