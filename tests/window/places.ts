/** Where things are that the tests of the window need. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkout = fileURLToPath(new URL('../..', import.meta.url))
/** Bundled by the global set-up: the window over the scripted core, and what runs the sender's contract. */
export const scriptedApp = join(checkout, 'test-results', 'window-app')
export const senderApp = join(checkout, 'test-results', 'sender-app')
/** The page as it is shipped, built anew for these tests. */
export const realPage = join(checkout, 'test-results', 'page')
export const shippedProfiles = join(checkout, 'resources', 'device-profiles')
export const probePage = join(checkout, 'tests', 'window', 'page')

/** Electron's executable, or undefined where there is none: such tests are then skipped and say why. */
export const electronPath = findElectron()
export const noElectron = 'no Electron: set ELECTRON_OVERRIDE_DIST_PATH to a folder that has one'

export const chromiumPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
export const noChromium = 'no Chromium: set CHROMIUM_PATH to its executable'
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Chromium's own sandbox refuses to start as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

function findElectron(): string | undefined {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string]
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const folders = chosen === undefined ? [resolve(checkout, '../shared/electron-rig')] : [chosen]
  return folders.map((folder) => join(folder, name ?? 'electron')).find((path) => existsSync(path))
}
