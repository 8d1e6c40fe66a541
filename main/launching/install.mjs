/** Puts the packages of package-lock.json into node_modules, where they are missing or others. */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, utimesSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Whether node_modules is missing, was left half-way, or holds something else than the lockfile says. */
export function installNeeded(checkout) {
  const wanted = join(checkout, 'package-lock.json')
  // Written by npm as the last step, so it is missing after an interrupted install.
  const present = join(checkout, 'node_modules/.package-lock.json')
  const presentSince = statSync(present, { throwIfNoEntry: false })?.mtimeMs
  if (presentSince === undefined) return true
  if (presentSince >= statSync(wanted).mtimeMs) return false
  // A checkout or a clone touches the lockfile without changing it.
  if (!holdsAll(packagesOf(wanted), packagesOf(present))) return true
  const now = new Date()
  utimesSync(present, now, now)
  return false
}

function packagesOf(lockfile) {
  const packages = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  return Object.entries(packages).filter(([place]) => place !== '')
}

function holdsAll(wanted, present) {
  const wantedAt = new Map(wanted)
  const presentAt = new Map(present)
  const same = (a, b) => a !== undefined && b !== undefined && a.version === b.version && a.integrity === b.integrity
  return (
    present.every(([place, entry]) => same(entry, wantedAt.get(place))) &&
    // Packages for other systems are optional and rightly missing.
    wanted.every(([place, entry]) => entry.optional || entry.devOptional || same(entry, presentAt.get(place)))
  )
}

/** Development's packages too, whatever the person's own settings are; of what npm says only what went wrong. */
const clean = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']

/** Its output goes to standard error: standard output is the program's. @throws an Error for people */
export function install(checkout) {
  if (process.platform === 'win32' && process.execPath.startsWith(join(checkout, 'node_modules') + sep)) {
    throw new Error('The packages have changed and this Node is one of them: run "npm ci" first.')
  }
  console.error('device-activator: setting up, once: npm ci, about a minute …')
  const { command, before, shell } = npm()
  const { status, signal, error } = spawnSync(command, [...before, ...clean], {
    cwd: checkout,
    shell,
    stdio: ['ignore', process.stderr, process.stderr],
    // Tests use the system's browser; nothing here needs the hundreds of megabytes.
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
  if (error) throw new Error(`npm could not be started: ${error.message}`)
  if (status !== 0) throw new Error(`"npm ci" failed (${signal ?? status}); its own words stand above.`)
}

/** The npm that called us, else the one on the path. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script !== undefined && /[\\/]npm[\\/]bin[\\/]npm-cli\.js$/.test(script)) {
    return { command: node ?? process.execPath, before: [script], shell: false }
  }
  // npm is a .cmd on Windows, and only a shell starts those. Nothing of ours is in the arguments.
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}
