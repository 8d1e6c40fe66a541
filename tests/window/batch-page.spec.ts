/** The batch station: what a person does there, by single keys above all, over a core that the test plays. */
import type { Page } from '@playwright/test'
import type { BatchView } from '../../app/api/batch-view.ts'
import type { Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { done, look, manyOpen, openBatch, shows, sixteen, taking, tilesOf } from './batch-states.ts'
import { scan } from './hands.ts'
import { closedBatch, PlayedBatches } from './played-batches.ts'
import { expect, inChromium, type PlayedCore, test } from './scripted-page.ts'
import { english as t } from './words.ts'

test.use(inChromium)
test.afterEach(({ core }) => expect(core.complaints, 'nothing was blocked or thrown').toEqual([]))

/** A person types no faster: a letter waits to see whether a scanner goes on. */
const LONGER_THAN_A_SCANNER = 100

async function open(core: PlayedCore, shown: Partial<Snapshot>) {
  const batches = new PlayedBatches()
  core.found = (query) => batches.found(query)
  core.snapshot = { ...core.snapshot, ...shown }
  await core.open('#/batch')
  await core.page.getByRole('heading', { level: 1 }).waitFor()
}
const show = (core: PlayedCore, batch: Partial<BatchView>) =>
  core.show({ batch: { tiles: [], ...core.snapshot.batch, ...batch } })
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(LONGER_THAN_A_SCANNER)
  }
}
const running = shows({ open: openBatch(), tiles: sixteen })
const tile = (page: Page, socket: number) => page.locator(`.tile[data-socket="1-1.${socket}"]`)

test.describe('tiles', () => {
  test('are walked through by arrow keys and opened by Enter; Escape closes, and the tile has the focus again', async ({
    core,
    page,
  }) => {
    await open(core, running)
    await tile(page, 1).focus()
    await press(page, 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown')
    await expect(tile(page, 5)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText(t('tile.said.differs.title'))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(tile(page, 5)).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.locator('.tile:focus'), 'all of them are one stop').toHaveCount(0)
  })

  test('say which socket, what it shows, which device and why', async ({ core, page }) => {
    await open(core, running)
    await expect(page.getByRole('button', { name: 'Socket 5: Look here, 012349, label reads 012394' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Socket 4: Ready', exact: true })).toBeVisible()
  })

  test('stand in the order of the sockets, and only those that need somebody while that is asked for', async ({
    core,
    page,
  }) => {
    await open(core, running)
    await press(page, 'n')
    await expect(page.locator('.tile')).toHaveCount(3)
    await expect(tile(page, 5)).toBeFocused()
    await press(page, 'n')
    await expect(page.getByRole('dialog')).toContainText(t('tile.said.differs.title'))
    await press(page, 'n')
    await expect(page.getByRole('dialog')).toContainText(t('failure.OWNED_BY_OTHER.title'))
    await page.keyboard.press('Escape')
    await press(page, 'f')
    await expect(page.locator('.tile')).toHaveCount(16)
    await page.locator('.figure.need').click()
    await expect(page.locator('.tile')).toHaveCount(3)
    const calm = sixteen.map((one) =>
      one.shows === 'look' ? { ...one, shows: 'working' as const, needs: undefined } : one,
    )
    await show(core, { tiles: calm.filter(({ needs }) => needs === undefined), open: openBatch({ need: 0 }) })
    await expect(page.locator('.figure.need'), 'no amber without need').toHaveCount(0)
    await expect(page.locator('.tile')).toHaveCount(15)
  })

  test('that did not change are not drawn anew', async ({ core, page }) => {
    // What a tile that is done is drawn from: its time, in the way of the language.
    await page.addInitScript(() => {
      const counted = { count: 0 }
      Object.assign(window, { counted })
      const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format')
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
        get() {
          counted.count += 1
          return format?.get?.call(this)
        },
      })
    })
    const tiles = tilesOf(Array.from({ length: 64 }, (_, index) => done(String(20_300 + index), '13:02:11')))
    await open(core, shows({ open: manyOpen, tiles }))
    await expect(page.locator('.tile')).toHaveCount(64)
    const drawn = () => page.evaluate(() => (Reflect.get(window, 'counted') as { count: number }).count)
    const before = await drawn()
    const [first, ...rest] = tiles
    if (first === undefined) throw new Error('no tile')
    await show(core, { tiles: [{ ...first, ...done('020399', '13:04:00') }, ...rest] })
    await expect(page.locator('.tile').first()).toContainText('399')
    expect((await drawn()) - before).toBeLessThan(12)
  })
})

test.describe('keys', () => {
  test('pause and go on, mute, and tell of themselves', async ({ core, page }) => {
    await open(core, running)
    await tile(page, 3).focus()
    await press(page, 'p', 'M')
    expect(core.commands).toEqual([{ command: 'batch-pause' }, { command: 'set', sound: false }])
    await show(core, { open: openBatch({ state: 'paused' }) })
    await press(page, 'p')
    expect(core.commands.at(-1)).toEqual({ command: 'batch-resume' })
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: t('keys.title') })).toContainText(t('tiles.key.next'))
    await press(page, 'p')
    expect(core.commands, 'a key in a dialog is none of the screen').toHaveLength(3)
  })

  test('are letters in a field', async ({ core, page }) => {
    await open(core, running)
    await tile(page, 14).click()
    const name = page.getByLabel(t('tile.name'))
    await name.pressSequentially('at map', { delay: LONGER_THAN_A_SCANNER })
    await expect(name).toHaveValue('at map')
    expect(core.commands).toEqual([])
    await page.keyboard.press('Enter')
    expect(core.commands).toEqual([{ command: 'socket-name', socket: '1-1.14', name: 'at map' }])
  })

  test('are none where a scanner types, whatever its code begins with', async ({ core, page }) => {
    await open(core, running)
    await scan(page, 'PAMFN-012394')
    await tile(page, 14).click()
    await scan(page, 'AT012345')
    await page.waitForTimeout(LONGER_THAN_A_SCANNER)
    expect(core.commands).toEqual([
      { command: 'batch-scan', text: 'PAMFN-012394' },
      { command: 'batch-scan', text: 'AT012345' },
    ])
  })

  test('wait for a scanner that is as slow as one may be, and are pressed where nothing follows', async ({
    core,
    page,
  }) => {
    await page.clock.install()
    await open(core, running)
    await page.clock.pauseAt(new Date(Date.now() + 60_000))
    for (const key of [...'PAMFN-012394', 'Enter']) {
      await page.keyboard.press(key)
      await page.clock.runFor(40)
    }
    await page.clock.runFor(LONGER_THAN_A_SCANNER)
    expect(core.commands).toEqual([{ command: 'batch-scan', text: 'PAMFN-012394' }])
    await page.keyboard.press('p')
    await page.clock.runFor(LONGER_THAN_A_SCANNER)
    expect(core.commands.at(-1)).toEqual({ command: 'batch-pause' })
  })

  test('decide at an open tile, which closes once nobody is needed there', async ({ core, page }) => {
    await open(core, running)
    await tile(page, 14).click()
    await press(page, 't')
    expect(core.commands).toEqual([{ command: 'batch-decide', socket: '1-1.14', decision: 'take' }])
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await tile(page, 10).click()
    await press(page, 't', 's')
    await tile(page, 14).click()
    await press(page, 'a')
    expect(core.commands.slice(1)).toEqual([
      { command: 'batch-decide', socket: '1-1.10', decision: 'again' },
      { command: 'batch-decide', socket: '1-1.14', decision: 'set-aside' },
    ])
    await tile(page, 5).click()
    await press(page, 's')
    await expect(page.getByRole('dialog'), 'the next scan belongs to it').toBeVisible()
    await show(core, { tiles: sixteen.with(4, { ...taking('012349'), socket: '1-1.5', number: 5 }) })
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('a refused decision says why and leaves the tile open', async ({ core, page }) => {
    await open(core, running)
    core.answer = () => ({ failure: failure('PORT_GONE', { port: '/dev/ttyACM0' }) })
    await tile(page, 14).click()
    await press(page, 'a')
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(t('failure.PORT_GONE.title'))
  })
})

test('the head line tells how far it is, and leaves out what nobody can tell', async ({ core, page }) => {
  await open(core, running)
  await expect(page.getByRole('img', { name: t('tiles.meter', { done: 76, expected: 120 }) })).toBeVisible()
  await expect(page.locator('.head')).toContainText('142an hour')
  await expect(page.locator('.head')).toContainText('18min')
  await show(core, { open: openBatch({ perHour: undefined, left: { seconds: 7500, at: '2026-11-24T15:07:00.000Z' } }) })
  await expect(page.locator('.head')).not.toContainText('an hour')
  await expect(page.locator('.head')).toContainText('2:05h')
  await show(core, { open: openBatch({ expected: undefined, left: undefined }) })
  await expect(page.locator('.meter')).toHaveCount(0)
})

test('a change is seen at the edge of the window and told once for all of them', async ({ core, page }) => {
  const flashing = { ...core.snapshot.settings, flash: true }
  await open(core, { ...shows({ open: openBatch(), tiles: tilesOf([taking('1'), taking('2')]) }), settings: flashing })
  await show(core, { tiles: tilesOf([done('1', '13:02:11'), look('2', 'unlisted')]) })
  await expect(page.locator('.flash-look')).toBeVisible()
  await show(core, { tiles: tilesOf([look('1', 'unlisted'), look('2', 'unlisted')]) })
  await expect(
    page.getByRole('status').filter({ hasText: t('tiles.live', { count: 2, sockets: '1, 2' }) }),
  ).toBeAttached()
})

test('what comes next has the main button: going on, closing, or a wait', async ({ core, page }) => {
  await open(core, shows({ open: openBatch({ need: 0 }), tiles: tilesOf([taking('012345')]) }))
  await expect(page.locator('.bar .wait')).toHaveText(t('tiles.wait.work', { count: 1 }))
  await show(core, { open: openBatch({ need: 0, done: 120 }), tiles: tilesOf([done('012345', '13:02:11')]) })
  await page.getByRole('button', { name: t('tiles.close') }).click()
  const asked = page.getByRole('dialog', { name: t('tiles.close.title', { name: 'Spring order 4711' }) })
  await asked.getByRole('button', { name: t('tiles.close'), exact: true }).click()
  expect(core.commands).toEqual([{ command: 'batch-close' }])
  await show(core, { open: closedBatch() })
  await expect(page.getByRole('heading', { name: 'Spring order 4711' })).toBeVisible()
})
