/** The browser host in a real browser: the story of a device, and what other pages on the same machine get. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { openCore, type WebCore } from '../../main/web/core.ts'
import { startWebHost, type WebHost } from '../../main/web/host.ts'
import { GuidePage } from './guide-page.ts'
import { chromiumArgs, chromiumPath, noChromium, realPage } from './places.ts'
import { agree, practise, practiseToCheck } from './story.ts'
import { english as t, texts } from './words.ts'

interface Fixtures {
  /** In practice, with nothing plugged in. */
  readonly core: WebCore
  readonly web: WebHost
  /** A page of somebody else, on another port of the same machine. */
  readonly stranger: { readonly url: string; serve(html: string): void }
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  core: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'activator-browser-'))
    const core = await openCore({ dataDir, environment: {}, language: 'en' })
    await core.activator.run({ command: 'choose-mode', mode: 'practice' })
    await use(core)
    await core[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true })
  },
  web: async ({ core }, use) => {
    base.skip(chromiumPath === undefined, noChromium)
    const web = await startWebHost({
      activator: core.activator,
      pageFolder: realPage,
      port: 0,
      words: { closed: 'closed', used: 'used before' },
      log: { info() {}, warn: (event, fields) => console.error(event, fields) },
      signal: new AbortController().signal,
    })
    await use(web)
    await web.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  stranger: async ({}, use) => {
    let page = ''
    const server = createServer((_request, answer) => answer.setHeader('content-type', 'text/html').end(page))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const serve = (html: string) => {
      page = html
    }
    await use({ url: `http://127.0.0.1:${portOf(server)}/`, serve })
    await new Promise((resolve) => server.close(resolve))
  },
})

test.use({
  launchOptions: { args: chromiumArgs, ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }) },
})

test('a device is asked, taken and proven', async ({ web, page }) => {
  await page.goto(web.url)
  await practise(page)
})

test('a page loaded again in the middle goes on where it was', async ({ web, page }) => {
  await page.goto(web.url)
  const serial = await practiseToCheck(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: t('check.title') })).toBeVisible()
  await agree(page, serial)
})

test('a page that lost the host says so, and draws the newest snapshot when it is back', async ({
  web,
  page,
  context,
  core,
}) => {
  using connections = snapshotConnections()
  await page.goto(web.url)
  await new GuidePage(page).expectStep('choose')
  await context.setOffline(true)
  // Being offline stops what is new only.
  connections.cut()
  await expect(page.getByText(t('app.lost.title'))).toBeVisible()
  await core.activator.run({ command: 'set', language: 'fr' })
  await context.setOffline(false)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByText(texts.fr('app.lost.title'))).toBeHidden()
})

test('two pages show the same, whoever acts', async ({ web, page, context }) => {
  await page.goto(web.url)
  const serial = await practiseToCheck(page)
  const other = await context.newPage()
  await other.goto(new URL('/', web.url).href)
  await agree(other, serial)
  await expect(page.getByRole('heading', { name: t('done.taken.title') })).toBeVisible()
})

test('the address leaves nothing behind: no token in sight, no cookie a script could read', async ({ web, page }) => {
  await page.goto(web.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await page.evaluate(() => [document.cookie, document.referrer])).toEqual(['', ''])
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
})

test('another browser gets in neither by the clean address nor by the used one', async ({ web, page, browser }) => {
  await page.goto(web.url)
  const other = await browser.newPage()
  expect((await other.goto(new URL('/', web.url).href))?.status()).toBe(401)
  expect((await other.goto(web.url))?.status()).toBe(403)
  expect((await other.goto(web.newUrl()))?.status()).toBe(200)
  await other.close()
})

test('the page works under its policy without one complaint', async ({ web, page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(web.url)
  await practise(page)
  expect(complaints).toEqual([])
})

test('a stranger on another port, whose requests carry the cookie, neither commands nor reads nor embeds', async ({
  web,
  page,
  context,
  core,
  stranger,
}) => {
  await page.goto(web.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { origin } = new URL(web.url)
  stranger.serve(`<form method="post" enctype="text/plain" action="${origin}/api/command">
    <input name='{"command":"set","language":"fr","x":"' value='"}'></form>`)
  const evil = await context.newPage()
  await evil.goto(stranger.url)

  expect(await fromPage(evil, origin)).toEqual({ command: 'TypeError', stream: 'error', script: 'error' })
  const [navigated] = await Promise.all([
    evil.waitForResponse((response) => response.url().startsWith(origin)),
    evil.evaluate(() => document.querySelector('form')?.submit()),
  ])
  expect(navigated.status()).toBe(403)
  expect(core.activator.snapshot().settings.language).toBe('en')
})

test('a name pointed at this machine reaches nothing', async ({ web, browser }) => {
  const { port, pathname } = new URL(web.url)
  // As DNS rebinding does it: the browser believes in the name, the address is ours.
  const rebound = await reboundContext(browser, Number(port))
  const page = await rebound.newPage()
  expect((await page.goto(`http://evil.example:${port}${pathname}`))?.status()).toBe(421)
  await rebound.close()
})

/** What a page of another origin gets, for a command with the cookie, the stream, and a script to embed. */
function fromPage(evil: Page, origin: string) {
  return evil.evaluate(async (to) => {
    const command = await fetch(`${to}/api/command`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: '{"command":"set","language":"fr"}',
    }).then(String, (error: Error) => error.name)
    const stream = await new Promise((resolve) => {
      const source = new EventSource(`${to}/api/snapshots`, { withCredentials: true })
      source.onmessage = () => resolve('read')
      source.onerror = () => resolve('error')
    })
    const script = await new Promise((resolve) => {
      const element = document.createElement('script')
      element.src = `${to}/`
      element.onload = () => resolve('loaded')
      element.onerror = () => resolve('error')
      document.head.append(element)
    })
    return { command, stream, script }
  }, origin)
}

/** Where the server's streams go, as Node tells it. */
function snapshotConnections(): Disposable & { cut(): void } {
  const sockets: Socket[] = []
  const began = (message: unknown) => {
    // As the channel is documented: http.server.request.start gives the request and its socket.
    const { request, socket } = message as { request: IncomingMessage; socket: Socket }
    if (request.url === '/api/snapshots') sockets.push(socket)
  }
  subscribe('http.server.request.start', began)
  return {
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    [Symbol.dispose]: () => void unsubscribe('http.server.request.start', began),
  }
}

async function reboundContext(browser: Browser, port: number): Promise<BrowserContext> {
  // A proxy is how a test gets a name to resolve to what it wants: it hands every request on to the host as it is.
  const { request } = await import('node:http')
  const proxy = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://unused')
    const onward = request({ host: '127.0.0.1', port, path: pathname, headers: asked.headers }, (given) => {
      answer.writeHead(given.statusCode ?? 500, given.headers)
      given.pipe(answer)
    })
    onward.end()
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const context = await browser.newContext({ proxy: { server: `http://127.0.0.1:${portOf(proxy)}` } })
  context.once('close', () => proxy.close())
  return context
}

function portOf(server: Server): number {
  // Listening on TCP, so it is neither null nor a pipe.
  return (server.address() as AddressInfo).port
}
