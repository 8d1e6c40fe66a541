/** A host with a page, opened over a data folder: what a story sees, and what it asks past the screen. */
import type { Browser, BrowserContext, ElectronApplication, Page } from '@playwright/test'
import { type Answer, answerSchema, type Command, type Snapshot } from '../../app/api.ts'
import { builtPage } from '../../main/build/fresh.ts'
import { openCore, type WebCoreParts } from '../../main/web/core.ts'
import { startWebHost } from '../../main/web/host.ts'
import { type OpenedWindow, openWindowOn } from './hosts.ts'

export interface OpenedHost extends AsyncDisposable {
  readonly page: Page
  /** Past the screen. */
  run(command: Command): Promise<Answer>
  snapshot(): Promise<Snapshot>
}
export interface BrowserHost extends OpenedHost {
  /** In a browser of its own, as somebody else at the same station would. */
  secondPage(): Promise<Page>
}
export interface WindowHost extends OpenedHost {
  readonly electron: ElectronApplication
  /** Kills what draws the page, and waits until it is loaded anew. Playwright's own page ends with it. */
  crash(): Promise<void>
  /** By way of the main process: what is drawn after a crash. @param script an expression, run in the page */
  inPage(script: string): Promise<unknown>
}

/** The browser host as the `web` command opens it, in this process. */
export async function openBrowserOn(
  dataDir: string,
  chromium: Browser,
  parts: Partial<WebCoreParts> = {},
): Promise<BrowserHost> {
  await using held = new AsyncDisposableStack()
  const core = held.use(await openCore({ dataDir, environment: {}, language: 'en', ...parts }))
  const host = held.use(
    await startWebHost({
      activator: core.activator,
      pageFolder: builtPage,
      port: 0,
      words: { closed: 'closed', used: 'used before' },
      log: core.log,
      signal: new AbortController().signal,
    }),
  )
  const contexts: BrowserContext[] = []
  held.defer(async () => void (await Promise.all(contexts.map((context) => context.close()))))
  const open = async () => {
    const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    await page.goto(host.newUrl())
    return page
  }
  const page = await open()
  const all = held.move()
  return {
    page,
    secondPage: open,
    run: (command) => core.activator.run(command),
    snapshot: async () => core.activator.snapshot(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

/** A browser host in a process of its own, by its address. */
export async function openAddress(url: string, chromium: Browser): Promise<OpenedHost> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  await page.goto(url)
  return {
    page,
    run: async (command) =>
      answerSchema.parse(
        await page.evaluate(async (body) => {
          const headers = { 'content-type': 'application/json' }
          const answer = await fetch('/api/command', { method: 'POST', headers, body })
          return await answer.json()
        }, JSON.stringify(command)),
      ),
    snapshot: () =>
      page.evaluate(
        () =>
          new Promise<Snapshot>((resolve) => {
            const source = new EventSource('/api/snapshots')
            source.onmessage = ({ data }) => {
              source.close()
              resolve(JSON.parse(data))
            }
          }),
      ),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

/** The browser host in this process, or the window. */
export function openHost(
  host: 'browser' | 'window',
  dataDir: string,
  chromium: Browser,
  configurationFile?: string,
): Promise<OpenedHost> {
  if (host === 'browser') return openBrowserOn(dataDir, chromium, { configurationFile })
  return openWindowIn(dataDir, ...(configurationFile === undefined ? [] : [`--config=${configurationFile}`]))
}

export async function openWindowIn(dataDir: string, ...args: string[]): Promise<WindowHost> {
  return windowHost(await openWindowOn(dataDir, '--lang=en', ...args))
}

export function windowHost({ electron, page }: OpenedWindow): WindowHost {
  page.setDefaultTimeout(10_000)
  return {
    electron,
    page,
    crash: () => crash(electron),
    inPage: (script) => inPage(electron, script),
    run: async (command) =>
      answerSchema.parse(await page.evaluate((given) => Reflect.get(window, 'activator').run(given), command)),
    snapshot: () =>
      page.evaluate(
        () =>
          new Promise<Snapshot>((resolve) => {
            const stop = Reflect.get(window, 'activator').onSnapshot((newest: Snapshot) => {
              resolve(newest)
              stop?.()
            })
          }),
      ),
    async [Symbol.asyncDispose]() {
      // A story may end with its batch running: then the app asks before it goes.
      const leave = electron.evaluate(({ dialog }) => {
        dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
      })
      await leave.catch(() => undefined) // one that was killed, or has closed itself
      await electron.close()
    },
  }
}

export const isBrowser = (host: OpenedHost): host is BrowserHost => 'secondPage' in host
export const isWindow = (host: OpenedHost): host is WindowHost => 'electron' in host

async function crash(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const again = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()))
    contents?.forcefullyCrashRenderer()
    await again
  })
}

function inPage(electron: ElectronApplication, script: string): Promise<unknown> {
  return electron.evaluate(
    ({ BrowserWindow }, given) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(given),
    script,
  )
}
