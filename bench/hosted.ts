/** The built page in Chromium as the browser host brings it, over whatever core it is given. */
import type { Page } from '@playwright/test'
import type { Activator } from '../app/api.ts'
import { silentLog } from '../main/adapters/silent-log.ts'
import { buildPage } from '../main/build/page.ts'
import { startWebHost } from '../main/web/host.ts'
import { openBrowser } from './chromium.ts'
import { temporary } from './world.ts'

/** @param hash the screen. The core is the caller's to dispose of, after this. */
export async function hostedPage(activator: Activator, hash = ''): Promise<AsyncDisposable & { readonly page: Page }> {
  await using held = new AsyncDisposableStack()
  const built = held.use(await temporary())
  await buildPage(built.path)
  const over = new AbortController()
  const words = { closed: '', used: '' }
  const parts = { activator, pageFolder: built.path, port: 0, words, log: silentLog, signal: over.signal }
  const host = held.use(await startWebHost(parts))
  held.defer(() => over.abort())
  const { browser } = held.use(await openBrowser())
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(host.url)
  if (hash !== '') await page.evaluate((to) => location.assign(to), hash)
  const all = held.move()
  return { page, [Symbol.asyncDispose]: () => all.disposeAsync() }
}
