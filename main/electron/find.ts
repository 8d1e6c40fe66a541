/** Where Electron's executable is. It is fetched on first use, so finding it can take a minute and can fail. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** Someone who names a folder knows what is in it: neither the package nor the display is asked then. */
export function chosenElectron(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH
  return folder ? join(folder, names[process.platform] ?? 'electron') : undefined
}

/**
 * The executable of the `electron` package, fetched where it is missing; what that says goes to standard error.
 * @throws Error with one line for a person
 */
export async function packagedElectron(signal: AbortSignal): Promise<string> {
  const require = createRequire(import.meta.url)
  const folder = join(require.resolve('electron/package.json'), '..')
  const executable = join(folder, 'dist', names[process.platform] ?? 'electron')
  if (!existsSync(executable)) await fetchInto(folder, signal)
  if (!existsSync(executable)) throw new Error('its download left nothing behind')
  return executable
}

/** Minutes on a slow line, but not for ever. */
const fetchLimitMs = 10 * 60_000

async function fetchInto(folder: string, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(fetchLimitMs)])
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: limit,
  })
  let said = ''
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4096)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(reasonIn(said) ?? `its download ended with ${code}`)
}

/** What went wrong, out of a stack trace: the system's own code where there is one. */
function reasonIn(said: string): string | undefined {
  const code = /\b(?:E[A-Z]{4,}|UND_ERR_\w+)\b(?: [\w.:-]+)?/.exec(said)
  const error = /^\w*Error: .*$/m.exec(said)
  return (code ?? error)?.[0].replace(/^\w*Error: /, '').slice(0, 200)
}
