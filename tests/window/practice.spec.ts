/** The whole program, nothing faked but the devices: the window, then the browser host, over one data folder. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { GuidePage } from './guide-page.ts'
import { inBrowserOn, inWindowOn, openWindowOn } from './hosts.ts'
import { chromiumPath, electronPath, noChromium, noElectron } from './places.ts'
import { agree, goTo, practise, practiseToCheck } from './story.ts'
import { english as t } from './words.ts'

let dataDir: string

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'activator-practice-'))
})
test.afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('what was taken in the window is in the history of the browser host, and the other way round', async () => {
  test.skip(electronPath === undefined, noElectron)
  test.skip(chromiumPath === undefined, noChromium)
  test.setTimeout(120_000)
  const first = await inWindow(practise)
  const second = await inBrowser(async (page) => {
    await expectInHistory(page, first)
    await goTo(page, 'activate')
    return await practise(page)
  })
  expect(second).not.toBe(first)
  await inWindow((page) => expectInHistory(page, second))
})

test('the window: practice by itself, a device to its proof, loaded again in the middle', async () => {
  test.skip(electronPath === undefined, noElectron)
  await inWindow(async (page) => {
    await expect(page.getByText(t('practice.banner'))).toBeVisible()
    const serial = await practiseToCheck(page)
    await page.reload()
    await agree(page, serial)
    await expectInHistory(page, serial)
  })
})

test('the window: a device is plugged in by button, and pulled out again', async () => {
  test.skip(electronPath === undefined, noElectron)
  await inWindow(async (page) => {
    const guide = new GuidePage(page)
    await practiseToCheck(page)
    await guide.button(t('do.unplug')).click()
    await guide.expectStep('connect')
    await guide.button(t('do.plug')).click()
    await guide.expectStep('check', 'prepare')
  })
})

test('the window killed while it waits for the person: the next one starts clean and owns a device', async () => {
  test.skip(electronPath === undefined, noElectron)
  const { electron, page } = await openWindow()
  await practiseToCheck(page)
  const gone = once(electron.process(), 'exit')
  electron.process().kill('SIGKILL')
  await gone
  await inWindow(practise)
})

async function expectInHistory(page: Page, serial: string): Promise<void> {
  await goTo(page, 'history')
  const grouped = new RegExp(serial.split('').join('\\s*'))
  await expect(page.getByRole('main').getByText(grouped).first()).toBeVisible()
}

const openWindow = () => openWindowOn(dataDir, '--practice')
const inWindow = <T>(act: (page: Page) => Promise<T>) => inWindowOn(dataDir, act, '--practice')
const inBrowser = <T>(act: (page: Page) => Promise<T>) => inBrowserOn(dataDir, act)
