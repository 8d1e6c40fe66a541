/** The window over a core that needs no devices and no service: what the tests of the window itself drive. */
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'
import type { OpenBatch } from '../../../app/api/batch-view.ts'
import { usualRules } from '../../../app/batch/rules.ts'
import { ActivatorError } from '../../../app/errors.ts'
import { openSettings } from '../../../main/adapters/settings-file.ts'
import { electronPaper } from '../../../main/electron/paper.ts'
import { startShell } from '../../../main/electron/shell.ts'
import { ScriptedActivator } from '../../fakes/scripted-activator.ts'

const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', userData)

class TellingActivator extends ScriptedActivator {
  override async [Symbol.asyncDispose](): Promise<void> {
    await super[Symbol.asyncDispose]()
    console.log(JSON.stringify({ event: 'core-closed' }))
  }
}
const core = new TellingActivator()
core.plug('012345')
if (app.commandLine.hasSwitch('batch')) core.batch = { tiles: [], open: running('Order 4711') }
// Playwright's `evaluate` reaches the core by this.
Object.assign(globalThis, { scripted: core, paper: paperHere() })
// Who started it without Playwright closes the window by writing anything.
process.stdin.once('data', () => BrowserWindow.getAllWindows()[0]?.close())

/** What comes from outside this process can carry no signal. */
function paperHere() {
  const printing = new Map<string, AbortController>()
  return {
    async print({ html, id, cancelled }: { html: string; id: string; cancelled: boolean }) {
      const over = new AbortController()
      printing.set(id, over)
      if (cancelled) over.abort()
      return await electronPaper.pdf(html, over.signal).then(
        (pdf) => Buffer.from(pdf).toString('base64'),
        (error: unknown) => ({ code: error instanceof ActivatorError ? error.code : String(error) }),
      )
    },
    cancel: (id: string) => printing.get(id)?.abort(),
  }
}

function running(name: string): OpenBatch {
  const none = {
    expected: 0,
    done: 0,
    taken: 0,
    alreadyYours: 0,
    failed: 0,
    setAside: 0,
    unlisted: 0,
    waiting: 0,
    need: 0,
  }
  const created = '2026-11-24T08:00:00.000Z'
  return {
    id: crypto.randomUUID(),
    name,
    created,
    state: 'running',
    rules: usualRules,
    account: 'anna',
    changed: 0,
    ...none,
  }
}

startShell({
  pageFolder: process.env.PAGE_FOLDER ?? join(app.getAppPath(), 'page'),
  log: {
    info: (event, fields) => console.error(JSON.stringify({ event, ...fields })),
    warn: (event, fields) => console.error(JSON.stringify({ event, ...fields })),
  },
  settings: () => openSettings(join(app.getPath('userData'), 'settings.json')),
  openCore: async () => core,
  practice: process.argv.includes('--practice'),
  shown: () => console.log(JSON.stringify({ event: 'window-shown' })),
  words: (language) => ({
    title: 'Device Activator',
    message: (cause) => cause,
    menu: (word) => `${word} ${language}`,
    leaving: { question: (batch) => `leave ${batch}?`, meaning: 'nothing is lost', stay: 'stay', quit: 'quit' },
    failedTitle: 'failed',
    failed: String,
  }),
})
