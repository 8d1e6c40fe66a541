/** The devices screens over a real service: ten thousand rows, and two hundred given back over a bad network. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { isOpenEnded } from '../../app/ownership/spans.ts'
import type { FaultProxy } from '../network/fault-proxy.ts'
import { expect, test } from './guided.ts'
import { chromiumPath, noChromium } from './places.ts'
import { openStocked } from './stocked.ts'

test.skip(chromiumPath === undefined, noChromium)

const goToDevices = (page: Page) => page.getByRole('link', { name: 'Devices' }).click()

test('ten thousand devices are scrolled, searched, sorted and saved', async ({ chromium }) => {
  test.setTimeout(120_000)
  await using stocked = await openStocked(10_000, chromium)
  const { page } = stocked.host
  await goToDevices(page)
  await expect(page.getByText('10,000 are yours')).toBeVisible({ timeout: 30_000 })
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', '10001')

  await grid.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('row', { name: /000000/ })).toBeInViewport()
  await expect(page.locator('tbody tr')).not.toHaveCount(10_000)
  expect(await page.locator('tbody tr').count()).toBeLessThan(60)
  for (const share of [0.5, 0.2, 0.9]) {
    await grid.evaluate((box, part) => box.scrollTo({ top: box.scrollHeight * part }), share)
    await expect.poll(() => rowsInSight(page)).toBeGreaterThan(6)
  }

  await page.getByRole('searchbox').fill('00999')
  await expect(page.getByText('11 devices')).toBeVisible()
  await expect(page.locator('tbody .serial-cell').first()).toHaveText('009999')
  await page.getByRole('button', { name: 'Serial number' }).click()
  await expect(page.locator('tbody .serial-cell').first()).toHaveText('000999')
  await page.getByLabel('Type').selectOption('Wall gateway')
  await expect(page.getByText('3 devices')).toBeVisible()
  expect(await savedLines(page)).toHaveLength(4)
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Type').selectOption('')
  await expect(page.getByText('10,000 devices')).toBeVisible()
  const lines = await savedLines(page)
  expect(lines[0]).toBe('serial_number,device_id,device_name,device_type,ownership,start_time,end_time')
  expect(lines[1]).toMatch(/^000000,1,a1b2c3d40000,Vest tracker,1,\d{4}-[\d-]+T[\d:.]+Z,$/)
  expect(lines).toHaveLength(10_001)
})

/** Rows with a device in them, not only a place for one. */
async function rowsInSight(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const box = document.querySelector('[role=grid]')?.getBoundingClientRect()
    const cells = [...document.querySelectorAll('tbody .serial-cell a')]
    return cells.filter((cell) => {
      const { top, bottom } = cell.getBoundingClientRect()
      return box !== undefined && top >= box.top && bottom <= box.bottom
    }).length
  })
}

async function savedLines(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text.endsWith('\r\n')).toBe(true)
  return text.trimEnd().split('\r\n')
}

test('two hundred are given back over a service that fails in between, each exactly once', async ({ chromium }) => {
  test.setTimeout(180_000)
  await using stocked = await openStocked(200, chromium)
  const { host, network } = stocked
  const { page } = host
  await goToDevices(page)
  await page.getByRole('checkbox', { name: 'Choose all that were found' }).click()
  await page.getByRole('button', { name: 'Release 200…' }).click()
  await page.getByLabel('Type how many they are: 200').fill('200')
  failNow(network)
  await page.getByRole('button', { name: 'Release 200', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Releasing' })).toBeVisible()

  await test.step('a page that is loaded again and a second one show the same', async () => {
    await page.reload()
    await expect(page.getByText(/\d+ of 200/).first()).toBeVisible()
    const second = await host.secondPage()
    await goToDevices(second)
    await expect(second.getByText(/\d+ of 200/).first()).toBeVisible()
    await second.close()
  })

  const failed = page.getByRole('heading', { name: /could not be released/ })
  await expect(failed).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Only those that failed' }).click()
  const [, count] = /(\d+)/.exec((await failed.textContent()) ?? '') ?? []
  expect(Number(count)).toBeGreaterThan(0)
  await page.getByRole('button', { name: `Try ${count} again` }).click()
  await expect(page.getByRole('heading', { name: 'Released' })).toBeVisible({ timeout: 60_000 })

  const owned = await stocked.owned()
  expect(owned).toHaveLength(200)
  expect(owned.filter(isOpenEnded)).toEqual([])
  // What the service was reached with and did, it was not asked for again.
  expect(doneTwice(network)).toEqual([])
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('heading', { name: 'No device is yours yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Ended' }).click()
  await expect(page.getByText('200 devices')).toBeVisible()
})

test('while the network is gone releasing waits and says so; stopped, it goes on when the network is back', async ({
  chromium,
}) => {
  test.setTimeout(120_000)
  await using stocked = await openStocked(12, chromium)
  const { host, network } = stocked
  const { page } = host
  await goToDevices(page)
  await page.getByRole('checkbox', { name: 'Choose all that were found' }).click()
  await page.getByRole('button', { name: 'Release 12…' }).click()
  network.always({ kind: 'reset' })
  await page.getByLabel('Type how many they are: 12').fill('12')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Waiting for the network, since \d\d:\d\d:\d\d/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('heading', { name: '4 could not be released' })).toBeVisible()
  await expect(page.getByText('Not begun')).not.toHaveCount(0)
  network.always(undefined)
  await page.getByRole('button', { name: 'Try 12 again' }).click()
  await expect(page.getByRole('heading', { name: 'Released' })).toBeVisible({ timeout: 30_000 })
  expect((await stocked.owned()).filter(isOpenEnded)).toEqual([])
  expect(doneTwice(network)).toEqual([])
})

const release = { method: 'POST', path: 'release-ownership' } as const

/** Some never arrive, of some the answer is lost, some are answered by something in between. */
function failNow(network: FaultProxy): void {
  const broken = { kind: 'answer', status: 502, body: 'Bad gateway' } as const
  const faults = [{ kind: 'reset' }, { kind: 'pass' }, { kind: 'answer-lost' }, broken, { kind: 'html' }] as const
  network.nextFor(release, ...Array.from({ length: 4 }, () => faults).flat())
}

function doneTwice({ requests }: FaultProxy): string[] {
  const done = requests.filter(({ method, path, fault }) => {
    return method === release.method && path.includes(release.path) && (fault === 'pass' || fault === 'answer-lost')
  })
  const paths = done.map(({ path }) => path)
  return paths.filter((path, index) => paths.indexOf(path) !== index)
}
