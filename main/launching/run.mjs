/** Starts the program on the Node chosen for it, and ends as it ends. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The system's certificates and proxy hold (Node takes both only at its start, which is why there is a second process),
 * node:sqlite does not announce at every start that it is young, and a station that runs for weeks keeps its young
 * objects in little memory (V8's own choice lets it grow by some 130 MB under load).
 */
const flags = ['--disable-warning=ExperimentalWarning', '--use-system-ca', '--use-env-proxy', '--max-semi-space-size=8']
const leash = fileURLToPath(new URL('leash.cjs', import.meta.url))
const windows = process.platform === 'win32'

/** Sets this process's exit code to the program's, or dies of the signal it died of. */
export async function run(node, root, program, args) {
  const child = spawn(node, [...flags, ...(windows ? [] : ['--require', leash]), join(root, program), ...args], {
    stdio: windows ? 'inherit' : ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...process.env },
  })
  // A Windows console tells every process of its own accord, and a signal sent there would end the program at once.
  const passOn = (signal) => windows || child.kill(signal)
  const signals = windows ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, passOn)
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (...how) => resolve(how))
  })
  for (const name of signals) process.off(name, passOn)
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  if (signal !== null && !windows) process.kill(process.pid, signal)
}
