/**
 * The built page in Chromium, under the policy the hosts send with it, over a core that a test plays: it shows snapshots,
 * keeps the commands it is given and answers queries.
 */
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import type { ActivationView } from '../../app/api/activation.ts'
import type { HistoryRow } from '../../app/api/history.ts'
import { defaultSettings } from '../../app/api/settings.ts'
import type { Answer, Command, Found, Query, Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { pageFile } from '../../main/web/page-files.ts'
import { checkout, chromiumArgs, chromiumPath, noChromium } from './places.ts'

const pageFolder = join(checkout, 'test-results', 'page')
const address = 'https://activator.test/'
const isPage = (url: URL) => url.href.startsWith(address) && !url.pathname.startsWith('/api/')

export class PlayedCore {
  readonly page: Page
  snapshot: Snapshot = firstSnapshot
  readonly commands: Command[] = []
  answer: (command: Command) => Answer = () => ({ accepted: true })
  /** undefined: history is answered by `found` like everything else. */
  history: HistoryRow[] | undefined = []
  readonly queries: Query[] = []
  /** What everything but history is answered with. */
  found: (query: Query) => Found | Promise<Found> = ({ query }) => ({
    failure: failure('CONFIG_INVALID', { what: query }),
  })
  /** What the browser complained about: a blocked style, an uncaught error. */
  readonly complaints: string[] = []

  constructor(page: Page) {
    this.page = page
  }

  /** Shows the page a newer snapshot, once the page is open. */
  async show(changed: Partial<Snapshot>): Promise<void> {
    this.snapshot = { ...this.snapshot, ...changed, number: this.snapshot.number + 1 }
    await this.send(this.snapshot)
  }

  async send(snapshot: unknown): Promise<void> {
    await this.page.evaluate((newest) => dispatchEvent(new CustomEvent('played', { detail: newest })), snapshot)
  }

  run(command: Command): Answer {
    this.commands.push(command)
    return this.answer(command)
  }

  ask(query: Query): Found | Promise<Found> {
    this.queries.push(query)
    if (this.history === undefined) return this.found(query)
    if (query.query === 'story') {
      const row = this.history.find(({ sequence }) => sequence === query.sequence)
      return { steps: [], ...(row && { row }) }
    }
    if (query.query !== 'history') return this.found(query)
    const { before = Number.POSITIVE_INFINITY, limit = 50, search = '' } = query
    const fitting = this.history.filter((row) => row.sequence < before && (row.serial_number ?? '').includes(search))
    const rows = fitting.slice(0, limit)
    const last = rows.at(-1)
    return { rows, ...(fitting.length > limit && last && { next: last.sequence }) }
  }

  /** As in the window: `window.activator` is there. */
  async open(hash = ''): Promise<void> {
    await this.page.exposeFunction('playedRun', (command: Command) => this.run(command))
    await this.page.exposeFunction('playedAsk', (query: Query) => this.ask(query))
    await this.page.exposeFunction('playedNewest', () => this.snapshot)
    await this.page.addInitScript(playActivator)
    await this.openInBrowser(hash)
  }

  /** As from the browser host; the test answers what is asked below /api/. */
  async openInBrowser(hash = ''): Promise<void> {
    const { page } = this
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()))
    page.on('pageerror', (error) => this.complaints.push(error.message))
    await page.route(isPage, async (route) => {
      const { status, headers, body } = await pageFile(pageFolder, new URL(route.request().url()).pathname)
      await route.fulfill({ status, headers, body: Buffer.from(body) })
    })
    await page.goto(`${address}${hash}`)
  }
}

/** Runs in the page before its own code: `window.activator` as the preload would put it there. */
function playActivator(): void {
  const played = window as unknown as {
    playedRun(command: unknown): Promise<unknown>
    playedAsk(query: unknown): Promise<unknown>
    playedNewest(): Promise<unknown>
  }
  Object.defineProperty(window, 'activator', {
    value: {
      run: (command: unknown) => played.playedRun(command),
      ask: (query: unknown) => played.playedAsk(query),
      onSnapshot(callback: (snapshot: unknown) => void) {
        const hear = (event: Event) => callback((event as CustomEvent).detail)
        addEventListener('played', hear)
        void played.playedNewest().then(callback)
        return () => removeEventListener('played', hear)
      },
    },
  })
}

export const test = base.extend<{ core: PlayedCore }>({
  core: async ({ page }, use) => {
    base.skip(chromiumPath === undefined, noChromium)
    await use(new PlayedCore(page))
  },
})
export { expect } from '@playwright/test'

export const inChromium = {
  launchOptions: { args: chromiumArgs, ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }) },
  viewport: { width: 1280, height: 800 },
}

export const identity = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
export const ownership = {
  id: 12345678,
  start_time: '2026-11-24T13:02:11.391000Z',
  end_time: '2999-12-31T23:59:59Z',
  device: 4711,
  manager: 123,
  device_details: { id: 4711, ...identity },
}
export const usb0 = {
  path: '/dev/ttyUSB0',
  place: '1-2.3:1.0',
  label: 'Nordlicht Vest tracker',
  profiles: ['json-line'],
  simulated: false,
}

export function activation(phase: ActivationView['phase'], port = usb0.path): ActivationView {
  return { id: '6d0f4a0e-6d0f-4a0e-8d0f-6d0f4a0e6d0f', port, since: '2026-11-24T13:02:11.688Z', phase }
}

export const firstSnapshot: Snapshot = {
  number: 1,
  run: '0b7f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2b',
  mode: 'undecided',
  account: { state: 'signed-out', kept: true },
  ports: [],
  portless: [],
  profiles: [
    { id: 'json-line', name: { en: 'JSON line', de: 'JSON-Zeile', fr: 'Ligne JSON' }, edition: 'first' },
    { id: 'at-modem', name: { en: 'AT modem', de: 'AT-Modem', fr: 'Modem AT' }, edition: 'first' },
  ],
  notices: [],
  settings: { ...defaultSettings, theme: 'light' },
  results: 0,
}
export const signedIn = {
  mode: 'account',
  account: { state: 'signed-in', username: 'anna@nordlicht.example', service: 'https://api.example/v1/', kept: true },
} as const satisfies Partial<Snapshot>
