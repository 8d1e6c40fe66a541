/**
 * Stories in both hosts that have a page: the browser host with Chromium, and the window. Each test says over what it
 * begins; what it opens is closed after it.
 */
import { type Browser, test as base } from '@playwright/test'
import { GuidePage } from './guide-page.ts'
import { type OpenedHost, openHost } from './opened-host.ts'
import { chromiumArgs, chromiumPath, electronPath, noChromium, noElectron } from './places.ts'
import { anna, openStation, type Station } from './station.ts'

/** Each story runs in both: the configuration has a project for each. */
export type Host = 'browser' | 'window'
/** `first`: nothing chosen yet · `account`: signed in at the station's service. */
export type Begins = 'first' | 'practice' | 'account'

interface Fixtures {
  readonly host: Host
  readonly begins: Begins
  readonly station: Station
  readonly opened: OpenedHost
  readonly guide: GuidePage
}

export const test = base.extend<Fixtures, { chromium: Browser }>({
  host: ['browser', { option: true }],
  begins: ['account', { option: true }],
  chromium: [
    async ({ playwright }, use) => {
      const found = chromiumPath === undefined ? {} : { executablePath: chromiumPath }
      const browser = await playwright.chromium.launch({ args: chromiumArgs, ...found })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  station: async ({}, use, { testId }) => {
    base.skip(process.platform === 'win32', 'no pseudo-terminals on Windows')
    const station = await openStation(testId)
    await use(station)
    await station[Symbol.asyncDispose]()
  },
  opened: async ({ host, begins, station, chromium }, use) => {
    skipWithout(host)
    await using opened = await openHost(host, station.dataDir, chromium)
    await begin(opened, begins, station)
    await use(opened)
  },
  page: async ({ opened }, use) => use(opened.page),
  guide: async ({ opened }, use) => use(new GuidePage(opened.page)),
})
export { expect } from '@playwright/test'

const missing: Record<Host, string> = { browser: noChromium, window: noElectron }

export function skipWithout(host: Host): void {
  base.skip(host === 'window' ? electronPath === undefined : chromiumPath === undefined, missing[host])
}

/** Past the screens: they have stories of their own. */
export async function begin(
  opened: OpenedHost,
  begins: Begins,
  { address }: Pick<Station, 'address'>,
  account = anna,
): Promise<void> {
  if (begins === 'first') return
  const mode = { command: 'choose-mode', mode: begins } as const
  base.expect(await opened.run(mode)).toEqual({ accepted: true })
  if (begins === 'practice') return
  const signedIn = await opened.run({ command: 'sign-in', ...account, service: address })
  base.expect(signedIn).toEqual({ accepted: true })
  await base.expect.poll(async () => (await opened.snapshot()).account.state).toBe('signed-in')
}
