/** The whole program, nothing faked but the devices: the window, then the browser host, over one data folder. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { freshElectron, freshPage } from '../../main/build/fresh.ts'
import { inBrowserOn, inWindowOn, openWindowOn } from './hosts.ts'
import { chromiumPath, electronPath, noChromium, noElectron } from './places.ts'
import { activateAgain, askDevice, confirm, plugIn } from './story.ts'

let dataDir: string

test.beforeAll(async () => {
  test.setTimeout(90_000)
  await freshPage(() => undefined)
  await freshElectron(() => undefined)
})
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'activator-practice-'))
})
test.afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('a device owned in the window is already yours in the browser, and the other way round', async () => {
  test.skip(electronPath === undefined, noElectron)
  test.skip(chromiumPath === undefined, noChromium)
  test.setTimeout(120_000)
  const [first, second] = [await inWindow(ownOne), await inBrowser(ownNext)]
  expect(second).not.toBe(first)
  await inWindow(async (page) => {
    await expectAlreadyYours(page, 0, first)
    await expectAlreadyYours(page, 1, second)
  })
})

test('the window: practice by itself, a device to its proof, loaded again in the middle', async () => {
  test.skip(electronPath === undefined, noElectron)
  await inWindow(async (page) => {
    await expect(page.getByText('Practice: simulated devices')).toBeVisible()
    await askDevice(page)
    await page.reload()
    await confirm(page)
    await activateAgain(page)
    await page.getByRole('link', { name: 'History' }).click()
    await expect(page.getByText('Already yours').first()).toBeVisible()
  })
})

test('the window: one more device appears when it is plugged in, and goes when it is pulled out', async () => {
  test.skip(electronPath === undefined, noElectron)
  await inWindow(async (page) => {
    const ports = page.getByRole('listitem').filter({ hasText: /simulated/ })
    await expect(ports).toHaveCount(4)
    await plugIn(page)
    await expect(ports).toHaveCount(5)
    await page.getByRole('button', { name: 'Unplug' }).click()
    await expect(ports).toHaveCount(4)
  })
})

test('the window killed while it waits for the person: the next one starts clean and owns the device', async () => {
  test.skip(electronPath === undefined, noElectron)
  const { electron, page } = await openWindow()
  await askDevice(page)
  const gone = once(electron.process(), 'exit')
  electron.process().kill('SIGKILL')
  await gone
  await inWindow(async (again) => {
    await askDevice(again)
    await confirm(again)
  })
})

async function ownOne(page: Page): Promise<string> {
  const serial = await askDevice(page)
  await confirm(page)
  return serial
}

/** Another one than the first: that would be already yours. */
async function ownNext(page: Page): Promise<string> {
  await portAt(page, 1).click()
  return await ownOne(page)
}

async function expectAlreadyYours(page: Page, index: number, serial: string): Promise<void> {
  await portAt(page, index).click()
  await page.getByRole('button', { name: 'Activate', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Already yours' })).toBeVisible()
  const grouped = serial.split('').join('\\s*')
  await expect(page.getByRole('region', { name: 'Already yours' })).toContainText(new RegExp(grouped))
}

function portAt(page: Page, index: number) {
  return page
    .getByRole('listitem')
    .filter({ hasText: /simulated/ })
    .nth(index)
    .getByRole('link')
}

const openWindow = () => openWindowOn(dataDir, '--practice')
const inWindow = <T>(act: (page: Page) => Promise<T>) => inWindowOn(dataDir, act, '--practice')
const inBrowser = <T>(act: (page: Page) => Promise<T>) => inBrowserOn(dataDir, act)
