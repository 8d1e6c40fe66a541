/** The window over a core that needs no devices and no service: what the tests of the window itself drive. */
import { join } from 'node:path'
import { app } from 'electron'
import type { Settings } from '../../../app/outside.ts'
import { startShell } from '../../../main/electron/shell.ts'
import { ScriptedActivator } from '../../fakes/scripted-activator.ts'

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', userData)

const kept = new Map<string, string>()
const settings: Settings = {
  get: (key) => kept.get(key),
  async set(key, value) {
    if (value === undefined) kept.delete(key)
    else kept.set(key, value)
  },
}
const core = new ScriptedActivator()
core.plug('012345')
// Playwright's `evaluate` reaches the core by this.
Object.assign(globalThis, { scripted: core })

startShell({
  pageFolder: process.env.PAGE_FOLDER ?? join(app.getAppPath(), 'page'),
  log: {
    info: (event, fields) => console.error(JSON.stringify({ event, ...fields })),
    warn: (event, fields) => console.error(JSON.stringify({ event, ...fields })),
  },
  settings: async () => settings,
  openCore: async () => core,
  practice: process.argv.includes('--practice'),
  shown: () => console.log(JSON.stringify({ event: 'window-shown' })),
  words: () => ({ title: 'Device Activator', message: (cause) => cause, menu: (word) => word, failed: String }),
})
