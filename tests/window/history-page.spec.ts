/** The history screen over a core that the test plays: its states, its keys, what it saves. */
import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Diagnostics } from '../../app/api/diagnostics.ts'
import { failure } from '../../app/errors.ts'
import { activation, answering, PlayedJournal, workingDays } from './played-history.ts'
import { expect, inChromium, type PlayedCore, signedIn, test } from './scripted-page.ts'

type Page = Parameters<Parameters<typeof test>[2]>[0]['page']

const now = new Date()
const packed: Diagnostics = {
  name: 'device-activator-support-2026-11-24-14-10.txt',
  sections: [
    { name: 'about', text: '{\n  "version": "1.2.3",\n  "host": "browser"\n}' },
    { name: 'history', text: JSON.stringify({ device_name: 'a1b…' }, undefined, 2) },
    { name: 'log', text: Array.from({ length: 60 }, (_, line) => `{"line":${line}}`).join('\n') },
  ],
}

test.use({ ...inChromium, acceptDownloads: true })
test.afterEach(({ core }) => expect(core.complaints, 'nothing was blocked or thrown').toEqual([]))

async function open(core: PlayedCore, journal = workingDays(now), at = '#/history') {
  core.history = undefined
  core.found = answering(journal, packed)
  core.snapshot = { ...core.snapshot, ...signedIn }
  await core.open(at)
  return journal
}
const list = (page: Page) => page.getByRole('listbox')
const entries = (page: Page) => list(page).getByRole('option')
const story = (page: Page) => page.getByRole('article')

test('an entry tells its story, step by step', async ({ core, page }) => {
  await open(core)
  await entries(page).filter({ hasText: '012345' }).click()
  await expect(page).toHaveURL(/#\/history\/\d+$/)
  await expect(story(page).getByRole('listitem').locator('strong')).toHaveText([
    'Seen on USB',
    'Port opened',
    'Asked who it is, twice',
    'Identity read',
    'Label scanned, it matches',
    'Written down, then sent',
    'Taken',
    'Proven',
  ])
  await expect(story(page)).toContainText('a1b2…e5f8')
  await expect(story(page)).toContainText('Anna Keller')
})

test('a label that differs is called that', async ({ core, page }) => {
  await open(core)
  const entry = entries(page).filter({ hasText: '012349' })
  await expect(entry).not.toContainText('Stopped')
  await entry.click()
  await expect(story(page)).toContainText('LABEL_MISMATCH')
  await expect(story(page)).toContainText('label "012394", device "012349"')
})

test('search, result and month find, and say so where nothing is', async ({ core, page }) => {
  await open(core, workingDays(now, 60))
  await page.getByRole('searchbox').fill('01190')
  await expect(entries(page)).toHaveCount(5)
  await page.getByLabel('Result').selectOption('failed')
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByLabel('Result').selectOption('failed')
  await expect(entries(page)).toHaveCount(2)
  await page.getByLabel('Result').selectOption('any')
  const month = page.getByLabel('Month')
  expect(await month.locator('option').count()).toBeGreaterThan(2)
  await month.selectOption({ index: 2 })
  await expect(entries(page).filter({ hasText: '012345' })).toHaveCount(0)
  await expect(entries(page).first()).toBeVisible()
})

test('the arrow keys go through days and pages; only what is in sight is drawn', async ({ core, page }) => {
  await open(core, workingDays(now, 400))
  await entries(page).first().waitFor()
  await list(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(story(page).getByRole('heading', { level: 2 })).toHaveText('012358')
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('End')
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(story(page).getByRole('heading', { level: 2 })).toHaveText('010401', { timeout: 200 })
  }).toPass()
  expect(await entries(page).count()).toBeLessThan(60)
  await expect(list(page).getByRole('option', { selected: true })).toContainText('010401')
  await page.keyboard.press('Home')
  await expect(story(page).getByRole('heading', { level: 2 })).toHaveText('004217')
})

test('what is done meanwhile moves neither the list under the pointer nor the story that is read', async ({
  core,
  page,
}) => {
  const journal = await open(core, workingDays(now, 60))
  await list(page).hover()
  await list(page).evaluate((shown) => shown.scrollTo(0, 500))
  const at = () => entries(page).filter({ hasText: '010005' }).first().boundingBox()
  const before = await at()
  activation(journal, new Date(), { serial: '099999' })
  await core.show({ results: 1 })
  await expect.poll(() => core.queries.filter(({ query }) => query === 'history').length).toBeGreaterThan(1)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect((await at())?.y).toBe(before?.y)
  await expect(story(page).getByRole('heading', { level: 2 })).toHaveText('004217')
  await list(page).evaluate((shown) => shown.scrollTo(0, 0))
  await expect(entries(page).first()).toContainText('099999')
})

test('an address leads to its entry, and one that is not there says so', async ({ core, page }) => {
  const journal = await open(core, undefined, '#/history/4')
  await expect(story(page).getByRole('heading', { level: 2 })).toHaveText('011900')
  await page.evaluate((none) => location.assign(`#/history/${none}`), journal.stored.length + 9)
  await expect(page.getByText('There is no such entry')).toBeVisible()
})

test('exports what is found, as shown', async ({ core, page }) => {
  await open(core)
  await page.getByLabel('Result').selectOption('failed')
  await expect(entries(page)).toHaveCount(2)
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(csv.suggestedFilename()).toMatch(/^device-activator-history-.*\.csv$/)
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain('004217')
  expect(lines[2]).toContain('LABEL_MISMATCH')
  await expect(page.getByText('2 entries exported.')).toBeVisible()
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON' }).click(),
  ])
  expect(JSON.parse(await readFile(await json.path(), 'utf8')).entries).toHaveLength(2)
})

test('the story is copied as text, the name shortened', async ({ core, page }) => {
  await open(core)
  await entries(page).filter({ hasText: '012345' }).click()
  await expect(story(page)).toContainText('Label scanned')
  const copied = page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('copy', ({ clipboardData }) => resolve(clipboardData?.getData('text/plain')), { once: true })
      }),
  )
  await page.getByRole('button', { name: 'Copy story' }).click()
  expect(await copied).toContain('012345 · Done, label scanned · Anna Keller')
  expect(await copied).toMatch(/112 ms {2}Identity read .*a1b2…e5f8/)
})

test('the file for support is what was shown, without what was left out', async ({ core, page }) => {
  await open(core)
  await page.getByRole('button', { name: 'Send to support…' }).click()
  const dialog = page.getByRole('dialog', { name: 'A file for support' })
  await expect(dialog.locator('pre')).toHaveCount(3)
  await dialog.getByRole('checkbox', { name: /^The newest lines/ }).uncheck()
  const shown = await dialog.locator('pre').allTextContents()
  expect(shown).toEqual(packed.sections.slice(0, 2).map(({ text }) => text))
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the file' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe(packed.name)
  const text = await readFile(await saved.path(), 'utf8')
  expect(text).toBe(`== about ==\n${shown[0]}\n\n== history ==\n${shown[1]}\n`)
  await expect(dialog.getByText('Saved.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('nothing done yet leads on; what cannot be read says why', async ({ core, page }) => {
  await open(core, new PlayedJournal())
  await expect(page.getByRole('heading', { name: 'Nothing done yet' })).toBeVisible()
  core.found = () => ({ failure: failure('JOURNAL_UNAVAILABLE', { reason: 'disk' }) })
  await core.show({ results: 1 })
  await expect(page.getByRole('alert')).toBeVisible()
  core.found = answering(workingDays(now))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(entries(page).first()).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme, in the list, the story and the drawer`, async ({ core, page }) => {
    await open(core)
    await core.show({ settings: { ...core.snapshot.settings, theme } })
    await entries(page).filter({ hasText: '012349' }).click()
    await expect(story(page)).toContainText('LABEL_MISMATCH')
    await expectClean(page)
    await page.getByRole('button', { name: 'Send to support…' }).click()
    await expect(page.locator('pre')).toHaveCount(3)
    await expectClean(page)
  })
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`)).toEqual([])
}
