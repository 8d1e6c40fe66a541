/** Which Node runs the program. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Runs TypeScript as it is and has node:sqlite, without flags. */
const oldestForProgram = 24
/** What this launcher and npm themselves need. */
export const oldestForSetUp = 20

const major = Number(process.versions.node.split('.')[0])

/** @throws an Error for people */
export function refuseOlderThan(oldest) {
  if (major < oldest) throw new Error(`Node ${oldest} or newer is needed, this is ${process.version}.`)
}

/**
 * The path of a Node that is new enough: the one running now, else the one that came with a checkout's packages.
 * @throws an Error for people
 */
export function nodeFor(checkout) {
  if (major >= oldestForProgram) return process.execPath
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = join(checkout, 'node_modules/node/bin', name)
  if (existsSync(own)) return own
  const need = `Node ${oldestForProgram} or newer is needed, this is ${process.version}.`
  if (!existsSync(join(checkout, 'package-lock.json'))) throw new Error(need)
  throw new Error(
    `${need} The package "node" should have brought one, but npm did not run its install step (is ignore-scripts set?): ` +
      'allow it and run "npm ci", or install a newer Node.',
  )
}
