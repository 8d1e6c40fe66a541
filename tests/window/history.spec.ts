/** History over the whole program, in both hosts: what was just done, found again, exported, and packed for support. */
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type Host, test } from './guided.ts'
import type { OpenedHost, WindowHost } from './opened-host.ts'
import { agree, goTo, practise, practiseToCheck } from './story.ts'
import { english as t } from './words.ts'

const entries = (page: Page) => page.getByRole('listbox').getByRole('option')
const grouped = (serial: string) => new RegExp(serial.split('').join('\\s*'))

test.use({ begins: 'practice' })

test('what was done tells its story, is found, exported and packed without a secret', async ({
  page,
  opened,
  host,
  station,
}) => {
  test.setTimeout(90_000)
  const serial = await practise(page)
  const name = await deviceName(opened)
  await appendFile(join(station.dataDir, 'device-activator.log'), '{"msg":"Authorization: Bearer planted-secret"}\n')
  await goTo(page, 'history')
  await entries(page)
    .filter({ hasText: grouped(serial) })
    .click()
  const story = page.getByRole('article')
  await expect(story.getByRole('listitem').first()).toContainText(/\d ms/)
  for (const key of ['story.opened', 'story.asked.twice', 'story.identified', 'story.label.seen'] as const) {
    await expect(story).toContainText(t(key))
  }
  await expect(story.getByRole('listitem').last()).toContainText(t('story.proven'))

  await page.getByRole('searchbox').fill(serial.slice(0, 5))
  await expect(entries(page)).toHaveCount(1)
  await page.getByLabel(t('history.outcome')).selectOption('failed')
  await expect(page.getByRole('heading', { name: t('history.none') })).toBeVisible()
  await page.getByRole('button', { name: t('history.none.do') }).click()

  const csv = await saved(page, opened, host, station.dataDir, () =>
    page.getByRole('button', { name: t('history.csv') }).click(),
  )
  expect(csv.split('\r\n')[1]).toContain(`,taken,yes,${serial},${name},`)

  await page.getByRole('button', { name: t('support.do') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('pre').first()).toBeVisible()
  const shown = await dialog.locator('pre').allTextContents()
  expect(shown.join('\n')).toContain(serial)
  expect(shown.at(-1), 'the log is in it').toContain('"msg":"Authorization: …"')
  for (const secret of [name, 'planted-secret']) expect(shown.join('\n')).not.toContain(secret)
  const file = await saved(page, opened, host, station.dataDir, () =>
    dialog.getByRole('button', { name: t('support.save') }).click(),
  )
  expect(
    file
      .split(/^== .* ==\n/m)
      .slice(1)
      .map((text) => text.trimEnd()),
  ).toEqual(shown.map((text) => text.trimEnd()))
})

test.describe('a label that differs', () => {
  test.use({ host: 'browser', begins: 'practice' })

  test('is called that in the history', async ({ page, guide }) => {
    const serial = await practiseToCheck(page)
    await guide.button(t('do.different')).click()
    await guide.expectStep('check', 'activate')
    await goTo(page, 'history')
    const entry = entries(page).filter({ hasText: grouped(serial) })
    await expect(entry).toContainText(t('history.mismatch'))
    await expect(page.getByRole('article')).toContainText('LABEL_MISMATCH')
  })

  test('an entry that comes meanwhile appears by itself; axe finds nothing', async ({ page, opened }) => {
    const serial = await practiseToCheck(page)
    await agree(page, serial)
    await goTo(page, 'history')
    await expect(entries(page)).toHaveCount(1)
    const { ports } = await opened.snapshot()
    const port = ports[0]?.path ?? ''
    expect(await opened.run({ command: 'activate', port })).toEqual({ accepted: true })
    await expect(entries(page)).toHaveCount(2)
    for (const theme of ['light', 'dark'] as const) {
      await opened.run({ command: 'set', theme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`)).toEqual([])
    }
  })
})

async function deviceName(opened: OpenedHost): Promise<string> {
  const { ports } = await opened.snapshot()
  const phase = ports.map(({ activation }) => activation?.phase).find((one) => one?.state === 'done')
  return phase?.state === 'done' ? phase.identity.device_name : ''
}

/** What a person finds in the file they were asked about. */
async function saved(
  page: Page,
  opened: OpenedHost,
  host: Host,
  folder: string,
  click: () => Promise<void>,
): Promise<string> {
  if (host === 'browser') {
    const [download] = await Promise.all([page.waitForEvent('download'), click()])
    return await readFile(await download.path(), 'utf8')
  }
  const path = join(folder, `saved-${crypto.randomUUID()}`)
  // It is the window's, as `host` says.
  const { electron } = opened as WindowHost
  await electron.evaluate(({ BrowserWindow }, to) => {
    // In place of the dialog, which waits for a person.
    BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_event, item) => {
      item.setSavePath(to)
    })
  }, path)
  await click()
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).not.toBe('')
  return await readFile(path, 'utf8')
}
