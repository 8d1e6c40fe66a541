/** What `npm run check` checks: types, lint, who may know whom, dead code, length. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkLengths } from './lengths.ts'
import { checkRooms } from './rooms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = (name: string, file: string) => join(root, 'node_modules', name, file)

export interface Outcome {
  readonly name: string
  /** Empty: nothing was found. */
  readonly found: string
  readonly seconds: number
}

const checks: readonly (readonly [string, () => Promise<string>])[] = [
  ['types', () => ran([bin('typescript', 'bin/tsc'), '--build'])],
  ['lint', () => ran([bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings'])],
  ['rooms', () => checkRooms(root)],
  ['dead code', () => ran([bin('knip', 'bin/knip.js')])],
  ['length', async () => checkLengths(root)],
]

/** All of them, a few at a time. */
export async function runChecks(): Promise<readonly Outcome[]> {
  const waiting = [...checks]
  const outcomes: Outcome[] = []
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, check] = next
      const began = performance.now()
      const found = await check()
      outcomes.push({ name, found, seconds: (performance.now() - began) / 1000 })
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
  return outcomes
}

export function told({ name, found, seconds }: Outcome): string {
  const line = `${found === '' ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`
  return found === '' ? line : `${line}\n${found}`
}

/** @returns what it printed where it failed, else nothing */
function ran(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (printed += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? '' : printed || `exit code ${code}`))
  })
}
