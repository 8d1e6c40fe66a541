/** The program is killed in the middle of a batch: started again, the batch stands where it stood, and is finished. */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser } from '@playwright/test'
import { begin, expect, type Host, skipWithout, test } from './guided.ts'
import { saying, startCli } from './hosts.ts'
import { type OpenedHost, openAddress, openWindowIn } from './opened-host.ts'
import type { Station } from './station.ts'
import { english as t } from './words.ts'

const family = 'vest-tracker'

interface Life extends AsyncDisposable {
  readonly opened: OpenedHost
  /** As when the power is cut: nothing is said to it first. */
  kill(): Promise<void>
}

async function live(host: Host, station: Station, chromium: Browser): Promise<Life> {
  const { opened, process, end } = host === 'window' ? await inWindow(station) : await inBrowser(station, chromium)
  if ((await opened.snapshot()).account.state !== 'signed-in') await begin(opened, 'account', station)
  return {
    opened,
    async kill() {
      const gone = once(process, 'exit')
      process.kill('SIGKILL')
      await gone
    },
    [Symbol.asyncDispose]: end,
  }
}

async function inWindow({ dataDir }: Station) {
  const opened = await openWindowIn(dataDir)
  return { opened, process: opened.electron.process(), end: () => opened[Symbol.asyncDispose]() }
}

async function inBrowser({ dataDir }: Station, chromium: Browser) {
  const process = startCli(['web', '--json', '--no-open', '--data-dir', dataDir])
  const opened = await openAddress(String((await saying(process, 'listening')).url), chromium)
  const end = async () => {
    await opened[Symbol.asyncDispose]()
    if (process.exitCode !== null || process.signalCode !== null) return
    const gone = once(process, 'exit')
    process.kill('SIGTERM')
    await gone
  }
  return { opened, process, end }
}

test('one done, one kept, and the power is cut: the next start goes on, the kept one without its device', async ({
  host,
  station,
  chromium,
}) => {
  skipWithout(host)
  test.slow()
  const [done, kept, last] = [await station.plug(family), await station.plug(family), await station.plug(family)]
  for (const device of [done, kept, last]) station.unplug(device)
  const list = join(dirname(station.dataDir), 'order-4711.csv')
  const serials = [done, kept, last].map(({ device }) => device.identity.serial_number)
  await writeFile(list, `Serial number\n${serials.join('\n')}\n`)

  const first = await live(host, station, chromium)
  const { page } = first.opened
  await page.getByRole('link', { name: t('nav.batch') }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: t('list.choose') }).click()
  await (await chooser).setFiles(list)
  await page.getByRole('button', { name: t('batch.start') }).click()
  await station.replug(done)
  await expectDone(first.opened, 1)
  station.unplug(done)
  station.network.always({ kind: 'reset' })
  await station.replug(kept)
  await expect.poll(async () => (await first.opened.snapshot()).batch?.open?.waiting, { timeout: 20_000 }).toBe(1)
  station.unplug(kept)
  await first.kill()
  await Promise.resolve(first[Symbol.asyncDispose]()).catch(() => undefined) // killed, it has nothing more to close

  station.network.always(undefined)
  await using second = await live(host, station, chromium)
  const again = second.opened.page
  await again.getByRole('link', { name: t('nav.batch') }).click()
  await again.getByRole('button', { name: t('batch.continue', { name: 'order-4711' }) }).click()
  await expectDone(second.opened, 2)
  await station.replug(last)
  await expectDone(second.opened, 3)
  await expect(again.getByRole('button', { name: t('tiles.close') })).toBeVisible()
  expect((await second.opened.snapshot()).batch?.open).toMatchObject({ taken: 3, failed: 0, waiting: 0, unlisted: 0 })
  const answered = station.network.requests.filter(
    ({ method, path }) => method === 'POST' && /take-ownership/.test(path),
  )
  expect(answered).toHaveLength(3)
})

async function expectDone(opened: OpenedHost, done: number): Promise<void> {
  await expect.poll(async () => (await opened.snapshot()).batch?.open?.done, { timeout: 20_000 }).toBe(done)
}
