/** Entry of the desktop app. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { openLog } from '../adapters/log.ts'
import { openSettings } from '../adapters/settings-file.ts'
import { defaultDataDir } from '../cli/options.ts'
import { startShell } from './shell.ts'
import { shownLine } from './shown-line.ts'
import { wordsFor } from './words.ts'

/** `--name=value`; Chromium keeps them, whatever stands around them. */
function given(name: string): string | undefined {
  const value = app.commandLine.getSwitchValue(name)
  return value === '' ? undefined : resolve(value)
}

const userData = given('user-data-dir')
/** Shared with the command line and the browser host, so that a device taken by one is known to the others. */
const dataDir = given('data-dir') ?? userData ?? defaultDataDir(process.env)
// What Chromium keeps lies apart from what we keep.
app.setPath('userData', userData ?? join(dataDir, 'window'))

app.setName('Device Activator')
// Windows tells apart by it whose window and whose notification it is.
app.setAppUserModelId('com.device-activator.app')

// The bundle lies in dist/electron/.
const root = join(__dirname, '../..')
const resources = app.isPackaged ? process.resourcesPath : join(root, 'resources')

mkdirSync(dataDir, { recursive: true, mode: 0o700 })
const log = openLog(dataDir)

startShell({
  pageFolder: join(root, 'dist/renderer'),
  icon: join(resources, 'icon.png'),
  log,
  settings: () => openSettings(join(dataDir, 'settings.json')),
  async openCore() {
    // A file of its own: the window is on its way while it is read.
    const { openCore } = await import('./core.ts')
    return await openCore({
      dataDir,
      configurationFile: given('config'),
      profilesFolder: join(resources, 'device-profiles'),
      log,
    })
  },
  practice: app.commandLine.hasSwitch('practice'),
  shown() {
    if (app.commandLine.hasSwitch('announce')) console.log(shownLine)
  },
  words: wordsFor,
})
