/** The devices screens in each of their states, in both themes and all languages, by mouse and by keyboard. */
import type { Page } from '@playwright/test'
import type { ReleaseRow, ReleaseView } from '../../app/api/devices.ts'
import { type Command, languages, type Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { axeFindings, cutOff, smallTargets } from './legible.ts'
import { many, PlayedDevices } from './played-devices.ts'
import { expect, inChromium, type PlayedCore, test } from './scripted-page.ts'

test.use(inChromium)

const few = new PlayedDevices()
const none = new PlayedDevices([])
const unreachable = failure('SERVICE_UNREACHABLE', { service: 'api.example' })
const since = '2026-11-24T14:02:00.000Z'
const running: ReleaseView = {
  ...{ since, total: 6, released: 2, failed: 1, running: 3, stopped: false, over: false, again: 0 },
  wait: { for: 'network', since },
}
const states = ['released', 'released', 'failed', 'running', 'waiting', 'not-begun'] as const
few.releases = states.map((state, index): ReleaseRow => {
  const failed = state === 'failed' ? { failure: unreachable, owned: 'unknown' as const } : {}
  const about = { device: index + 1, serial_number: `00410${index}`, device_name: `name-${index}` }
  return { ...about, ownership: index + 1, state, ...failed }
})

interface Stand {
  readonly at: string
  readonly devices?: PlayedDevices
  readonly shows: Partial<Snapshot>
  readonly act?: (page: Page) => Promise<void>
}
const stands: Readonly<Record<string, Stand>> = {
  list: {
    at: '#/devices',
    shows: few.snapshot(),
    act: async (page) => {
      for (const serial of ['004180', '004181']) await page.getByRole('checkbox', { name: `${serial}` }).click()
    },
  },
  'reading, waiting': {
    at: '#/devices',
    shows: few.snapshot({ state: 'loading', loaded: 3, total: 11, wait: { for: 'rate-limit', since } }),
  },
  failed: { at: '#/devices', shows: few.snapshot({ state: 'failed', failure: unreachable }) },
  empty: { at: '#/devices', devices: none, shows: none.snapshot() },
  'nothing found': {
    at: '#/devices',
    shows: few.snapshot(),
    act: (page) => page.getByRole('searchbox').fill('zzz'),
  },
  'one device': { at: '#/device/12345', shows: few.snapshot() },
  'one that ended': { at: '#/device/700', shows: few.snapshot() },
  confirmation: {
    at: '#/devices',
    shows: few.snapshot(),
    act: async (page) => {
      await page.locator('thead').getByRole('checkbox').click()
      await page.locator('.danger button').click()
      await page.getByRole('textbox').fill('7')
      await page.keyboard.press('Enter')
      await page.getByRole('textbox').and(page.locator('[aria-invalid=true]')).waitFor()
    },
  },
  releasing: { at: '#/devices', shows: { ...few.snapshot(), release: running } },
  'released in part': {
    at: '#/devices',
    shows: { ...few.snapshot(), release: { ...running, failed: 3, running: 0, over: true, stopped: true, again: 4 } },
  },
}

async function open(core: PlayedCore, { at, devices = few, shows }: Stand): Promise<void> {
  core.found = (query) => devices.found(query)
  core.snapshot = { ...core.snapshot, ...shows }
  await core.open(at)
}

for (const [name, stand] of Object.entries(stands)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name}, ${theme}: axe finds nothing, every target is large enough`, async ({ core, page }) => {
      core.snapshot = { ...core.snapshot, settings: { ...core.snapshot.settings, theme } }
      await open(core, stand)
      await page.locator('h1').waitFor()
      await stand.act?.(page)
      expect(await axeFindings(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
      expect(core.complaints).toEqual([])
      await test.info().attach(name, { body: await page.screenshot(), contentType: 'image/png' })
    })
  }
  test(`${name}: nothing is cut off in any language, in a narrow window either`, async ({ core, page }) => {
    await open(core, stand)
    await page.locator('h1').waitFor()
    await stand.act?.(page)
    for (const language of languages) {
      await core.show({ settings: { ...core.snapshot.settings, language, theme: 'light' } })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const width of [1280, 1024, 640, 360]) {
        await page.setViewportSize({ width, height: 700 })
        expect(await cutOff(page), `${language} at ${width}`).toEqual([])
      }
    }
  })
}

test('the list is walked, chosen from and opened by keyboard alone', async ({ core, page }) => {
  await open(core, { at: '#/devices', devices: new PlayedDevices(many(2_000)), shows: few.snapshot() })
  const grid = page.getByRole('grid', { name: 'Devices' })
  await expect(grid).toHaveAttribute('aria-rowcount', '2001')
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 selected')).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.locator('tr.active')).toContainText('000000')
  await expect(grid).toHaveAttribute('aria-activedescendant', 'row-1999')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/device\/1$/)
})

test('heads of columns sort and say how', async ({ core, page }) => {
  await open(core, { at: '#/devices', shows: few.snapshot() })
  const serials = page.locator('tbody .serial-cell')
  await expect(serials.first()).toHaveText('012345')
  await expect(page.getByRole('columnheader', { name: 'Yours since' })).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Serial number' }).click()
  await expect(page.getByRole('columnheader', { name: 'Serial number' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(serials.first()).toHaveText('000907')
  await page.getByRole('button', { name: 'Serial number' }).click()
  await expect(serials.first()).toHaveText('012351')
})

test('a row and another with Shift choose everything between them, the head chooses all', async ({ core, page }) => {
  await open(core, { at: '#/devices', devices: new PlayedDevices(many(500)), shows: few.snapshot() })
  await page.getByRole('checkbox', { name: 'Choose 000499' }).click()
  await page.getByRole('grid').focus()
  await page.keyboard.press('End')
  await page.getByRole('checkbox', { name: 'Choose 000010' }).click({ modifiers: ['Shift'] })
  await expect(page.getByText('490 selected')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Choose all that were found' }).click()
  await expect(page.getByText('500 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('500 devices')).toBeVisible()
})

test('giving back asks for the word, and sends what was chosen', async ({ core, page }) => {
  await open(core, { at: '#/device/4180', shows: few.snapshot() })
  await page.getByRole('button', { name: 'Release…' }).click()
  const word = page.getByLabel('Type the last four of the serial number: 4180')
  await expect(word).toBeFocused()
  await word.fill('4181')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That is not 4180.')).toBeVisible()
  expect(core.commands).toEqual([])
  await word.fill('4180')
  await page.keyboard.press('Enter')
  const sent: Command = { command: 'release', ownerships: [6], word: '4180' }
  await expect.poll(() => core.commands).toEqual([sent])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('which data may be read is told in words, drawn, and mended with one press', async ({ core, page }) => {
  await open(core, { at: '#/device/12345', shows: few.snapshot() })
  await page.getByLabel('From', { exact: true }).fill('2025-08-01T00:00')
  await page.getByLabel('To', { exact: true }).fill('2025-09-01T00:00')
  await expect(page.getByText('Not this period.')).toBeVisible()
  await page.getByRole('button', { name: /^End at 18 Aug 2025/ }).click()
  await expect(page.getByText('Yes, this period.')).toBeVisible()
  await page.getByLabel('To', { exact: true }).fill('2025-07-01T00:00')
  await expect(page.getByText('It ends before it begins.')).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('2025-09-01T00:00')
  await page.getByLabel('To', { exact: true }).fill('2025-10-01T00:00')
  await expect(page.getByText('It was not yours at any time in it.')).toBeVisible()
})
