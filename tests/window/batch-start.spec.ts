/** A batch is begun: its name, its packing list, its rules, the sockets; or one of those that were is gone on with. */
import type { BatchView } from '../../app/api/batch-view.ts'
import type { Command, Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { batchId, openBatch, shows, sixteen } from './batch-states.ts'
import { closedBatch, draft, PlayedBatches } from './played-batches.ts'
import { expect, inChromium, type PlayedCore, test } from './scripted-page.ts'
import { english as t } from './words.ts'

test.use(inChromium)
test.afterEach(({ core }) => expect(core.complaints, 'nothing was blocked or thrown').toEqual([]))

async function open(core: PlayedCore, shown: Partial<Snapshot>, at = '#/batch') {
  const batches = new PlayedBatches()
  core.found = (query) => batches.found(query)
  core.snapshot = { ...core.snapshot, ...shown }
  await core.open(at)
  await core.page.getByRole('heading', { level: 1 }).waitFor()
}
const show = (core: PlayedCore, batch: Partial<BatchView>) =>
  core.show({ batch: { tiles: [], ...core.snapshot.batch, ...batch } })
const named = (core: PlayedCore, ...names: Command['command'][]) =>
  core.commands.filter(({ command }) => names.includes(command))
const other = '5b0c2f6e-6b57-4d3a-9a2b-1f6f4b1c7d20'

test.describe('a new batch', () => {
  test('needs a name and begins with its rules', async ({ core, page }) => {
    await open(core, shows({ draft: undefined, tiles: sixteen }))
    await page.getByRole('button', { name: t('batch.start') }).click()
    await expect(page.getByLabel(t('batch.name'), { exact: true })).toBeFocused()
    await expect(page.getByText(t('batch.name.missing'))).toBeVisible()
    await page.getByLabel(t('batch.name'), { exact: true }).fill('  Spring order ')
    await page.getByRole('radio', { name: t('batch.yours.look') }).check()
    await page.getByText(t('batch.more')).click()
    await page.getByLabel(t('batch.retries')).selectOption('3')
    await page.getByLabel(t('batch.profile')).selectOption('at-modem')
    await page.getByRole('checkbox', { name: t('batch.label-scan') }).check()
    await page.getByLabel(t('batch.name'), { exact: true }).press('Enter')
    const rules = { unlisted: 'ask', alreadyYours: 'look', otherName: 'ask', retries: 3, labelScan: true }
    expect(core.commands).toEqual([{ command: 'batch-start', name: 'Spring order', rules, profile: 'at-modem' }])
  })

  test('takes a packing list in parts that are the file, and forgets it again', async ({ core, page }) => {
    await open(core, shows({}))
    const buffer = Buffer.from(Array.from({ length: 300_001 }, (_, index) => index % 251))
    await page.locator('input[type=file]').setInputFiles({ name: 'list.xlsx', mimeType: '', buffer })
    await expect.poll(() => named(core, 'file-part').length).toBe(3)
    expect(core.commands[0]).toEqual({ command: 'file-open', holds: 'list', name: 'list.xlsx', bytes: 300_001 })
    const parts = core.commands.flatMap((one) => (one.command === 'file-part' ? [one.base64] : []))
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(160_000)
    expect(Buffer.concat(parts.map((part) => Buffer.from(part, 'base64'))).equals(buffer)).toBe(true)
    await show(core, { draft: { ...draft, state: 'reading', share: 0.5 } })
    await page.getByRole('button', { name: t('list.stop') }).click()
    expect(core.commands.at(-1)).toEqual({ command: 'file-drop', holds: 'list' })
  })

  test('stops sending a list that is not accepted', async ({ core, page }) => {
    await open(core, shows({}))
    core.answer = ({ command }) =>
      command === 'file-part' ? { failure: failure('CONFIG_INVALID', { what: 'no table' }) } : { accepted: true }
    const buffer = Buffer.alloc(500_000)
    await page.locator('input[type=file]').setInputFiles({ name: 'film.xlsx', mimeType: '', buffer })
    await expect(page.getByRole('alert')).toContainText('no table')
    expect(named(core, 'file-part')).toHaveLength(1)
  })

  test('is called like its list, whose columns a person corrects', async ({ core, page }) => {
    await open(core, shows({ draft, tiles: sixteen }))
    await expect(page.getByLabel(t('batch.name'), { exact: true })).toHaveValue('packing-list-4711')
    await page.getByLabel(t('list.role', { column: 'Pos.' })).selectOption('serial')
    const columns = ['serial', 'ignore', 'type', 'pallet', 'customer']
    expect(core.commands).toEqual([{ command: 'list-columns', header: 1, columns }])
    await page.getByLabel(t('list.header')).selectOption('2')
    expect(core.commands.at(-1)).toMatchObject({ header: 2 })
    await show(core, {
      draft: { ...draft, columns: draft.columns.map((one) => ({ ...one, role: 'ignore' })), lines: 0 },
    })
    await page.getByRole('button', { name: t('list.no-serial.do') }).click()
    await expect(page.getByLabel(t('list.role', { column: 'Pos.' }))).toBeFocused()
    expect(named(core, 'batch-start')).toEqual([])
  })

  test('goes on with the one that was left, or any of all', async ({ core, page }) => {
    const latest = {
      id: batchId,
      name: 'Spring order 4711',
      state: 'paused',
      done: 1,
      created: '2026-11-24T12:30:00.000Z',
    }
    await open(core, shows({ latest: { ...latest, state: 'paused' } }))
    await page.getByRole('button', { name: t('batch.continue', { name: 'Spring order 4711' }) }).click()
    expect(core.commands).toEqual([{ command: 'batch-resume', batch: batchId }])
    await page.getByRole('button', { name: t('batch.all') }).click()
    await page.getByRole('link', { name: 'Club trackers 2026' }).click()
    await expect.poll(() => core.commands.at(-1)?.command).toBe('batch-open')
    await show(core, { open: closedBatch({ id: other, name: 'Club trackers 2026' }) })
    await expect(page.getByRole('heading', { name: 'Club trackers 2026' })).toBeVisible()
  })

  test('looks at another batch only when the running one is paused', async ({ core, page }) => {
    await open(core, shows({ open: openBatch(), tiles: sixteen }), `#/batch/${other}`)
    await page.getByRole('button', { name: t('batches.other.pause') }).click()
    expect(core.commands).toEqual([{ command: 'batch-pause' }])
    await show(core, { open: openBatch({ state: 'paused' }) })
    await expect.poll(() => core.commands.at(-1)?.command).toBe('batch-open')
  })
})

test('sockets are taught one after the other', async ({ core, page }) => {
  await open(core, shows({}))
  await page.getByRole('button', { name: t('batch.teach') }).click()
  await show(core, { teaching: 0 })
  await expect(page.getByRole('heading', { name: t('teach.title', { number: 1 }) })).toBeVisible()
  await show(core, { teaching: 3 })
  await expect(page.getByRole('heading', { name: t('teach.title', { number: 4 }) })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  expect(core.commands).toEqual([
    { command: 'sockets-teach' },
    { command: 'sockets-taught', keep: true },
    { command: 'sockets-taught', keep: false },
  ])
})
