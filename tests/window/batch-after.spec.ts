/** What comes after a batch: its rows, its report, giving back what it took, and whether a report was changed. */
import { readFile } from 'node:fs/promises'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { shows } from './batch-states.ts'
import { closedBatch, fingerprint, PlayedBatches, unchanged } from './played-batches.ts'
import { expect, inChromium, type PlayedCore, test } from './scripted-page.ts'
import { english as t } from './words.ts'

test.use(inChromium)
test.afterEach(({ core }) => expect(core.complaints, 'nothing was blocked or thrown').toEqual([]))

async function open(core: PlayedCore, changed: Partial<OpenBatch> = {}, batches = new PlayedBatches()) {
  core.found = (query) => batches.found(query)
  core.snapshot = { ...core.snapshot, ...shows({ open: closedBatch(changed), fingerprint }) }
  await core.open('#/batch')
  await core.page.locator('.row-table .story-of').first().waitFor()
}

test('a hundred thousand rows are read a page at a time', async ({ core, page }) => {
  await open(core, {}, new PlayedBatches(100_000))
  await page.getByRole('button', { name: t('rows.all', { count: 100_005 }) }).click()
  const table = page.getByRole('table', { name: t('rows.label') })
  await expect(table).toHaveAttribute('aria-rowcount', '100006')
  core.queries.length = 0
  await table.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
  await expect(table.locator('tr').last()).toContainText('199999')
  expect(await table.locator('tbody tr').count()).toBeLessThan(40)
  const asked = core.queries.filter(({ query }) => query === 'batch-rows')
  expect(asked.length).toBeLessThan(4)
})

test('rows are searched by a key and filtered, and what was done with each is said', async ({ core, page }) => {
  await open(core)
  await expect(page.locator('.row-table tbody tr')).toHaveCount(5)
  await expect(page.locator('.row-table')).toContainText('Not on the list. Anna Keller took it anyway.')
  await page.getByLabel(t('rows.more')).selectOption('failed')
  await expect(page.locator('.row-table tbody tr')).toHaveCount(1)
  await page.locator('h1').click()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('zzz')
  await expect(page.getByText(t('rows.none.text'))).toBeVisible()
  await page.getByRole('button', { name: t('rows.none.do') }).click()
  await expect(page.getByRole('button', { name: t('rows.all', { count: 121 }) })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('the report is saved in the forms that are ticked', async ({ core, page }) => {
  await open(core)
  await page.getByRole('checkbox', { name: t('reports.xlsx') }).uncheck()
  const files: Promise<string>[] = []
  page.on('download', (download) => {
    files.push(download.path().then(async (path) => `${download.suggestedFilename()} ${await readFile(path, 'utf8')}`))
  })
  await page.getByRole('button', { name: t('reports.save') }).click()
  await expect(page.getByText(t('reports.saved', { count: 2 }))).toBeVisible()
  await expect.poll(() => files.length).toBe(2)
  expect((await Promise.all(files)).map((file) => file.split(' ')[0]).toSorted()).toEqual([
    'spring-order-4711.csv',
    'spring-order-4711.json',
  ])
  for (const name of [t('reports.csv'), t('reports.json')]) await page.getByRole('checkbox', { name }).uncheck()
  await expect(page.locator('.bar .main-button'), 'nothing to be saved').toHaveCount(0)
})

test('the page to print is printed from here, and nothing of the screen with it', async ({ core, page }) => {
  await page.addInitScript(() => {
    window.print = () => dispatchEvent(new Event('played-print'))
  })
  await open(core)
  await page.getByRole('button', { name: t('reports.print') }).click()
  const paper = page.locator('.report-paper')
  await expect(paper).toBeAttached()
  await page.emulateMedia({ media: 'print' })
  await expect(paper.getByText('html')).toBeVisible()
  await expect(paper.getByText('html')).toHaveCSS('color', 'rgb(255, 0, 0)')
  await expect(page.locator('.frame')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(paper).toHaveCount(0)
})

test('undo shows what it would give back and begins with the word alone', async ({ core, page }) => {
  const batches = new PlayedBatches()
  await open(core, {}, batches)
  await page.getByRole('button', { name: t('undo.do') }).click()
  const drawer = page.getByRole('dialog', { name: t('undo.heading', { count: 117 }) })
  await expect(drawer).toContainText(t('undo.changed', { count: 1 }))
  await expect(drawer).toContainText(t('undo.reconciled', { count: 1 }))
  const word = drawer.getByRole('textbox')
  await expect(word).toBeFocused()
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(drawer.getByText(t('undo.word.wrong', { word: '117' }))).toBeVisible()
  expect(core.commands).toEqual([])
  await word.fill('117')
  await page.keyboard.press('Enter')
  expect(core.commands).toEqual([{ command: 'batch-undo', word: '117' }])
})

test('undo tells how far it is, is stopped, and goes on with what is left', async ({ core, page }) => {
  const batches = new PlayedBatches()
  const since = '2026-11-24T13:30:00.000Z'
  const undo = { since, total: 117, released: 40, failed: 0, running: 3, stopped: false, over: false }
  await open(core, { undo }, batches)
  await page.getByRole('button', { name: t('undo.under-way', { done: 40, total: 117 }) }).click()
  await expect(page.locator('.undo-drawer .wait')).toHaveText(t('undo.count', { done: 40, total: 117 }))
  await page.getByRole('button', { name: t('undo.stop') }).click()
  expect(core.commands).toEqual([{ command: 'batch-undo-stop' }])
  batches.undo = batches.undo.map((row, index) => (index < 50 ? { ...row, state: 'released' as const } : row))
  const over = { ...undo, released: 50, running: 0, stopped: true, over: true }
  await core.show({ batch: { tiles: [], open: closedBatch({ undo: over }) } })
  await expect(page.getByRole('heading', { name: t('undo.stopped') })).toBeVisible()
  await expect(page.locator('.undo-table')).toContainText(t('undo.row.released'))
  await page.getByRole('button', { name: t('undo.go-on') }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('68')
  await page.keyboard.press('Enter')
  expect(core.commands.at(-1)).toEqual({ command: 'batch-undo', word: '68' })
})

test('a report is dropped to be verified, and its seal compared with the station’s', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...shows({ fingerprint }) }
  await core.open('#/batch/verify')
  await page.locator('h1').waitFor()
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['{"seal":1}'], 'reports.json'))
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  })
  await expect.poll(() => core.commands.length).toBe(2)
  expect(core.commands).toEqual([
    { command: 'file-open', holds: 'report', name: 'reports.json', bytes: 10 },
    { command: 'file-part', base64: Buffer.from('{"seal":1}').toString('base64') },
  ])
  await core.show({ batch: { tiles: [], fingerprint, verified: { file: 'reports.json', found: unchanged } } })
  await expect(page.getByRole('heading', { name: t('verify.unchanged') })).toBeVisible()
  await expect(page.getByText(t('verify.same'))).toBeVisible()
  await core.show({ batch: { tiles: [], fingerprint: 'ab12', verified: { file: 'reports.json', found: unchanged } } })
  await expect(page.getByText(t('verify.another'))).toBeVisible()
})

test('Settings show the station’s fingerprint', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...shows({ fingerprint }) }
  await core.open('#/settings/about')
  await expect(page.getByText(/^7f3a 91c0 .* 2be4$/)).toBeVisible()
})
