/** The guide at every place it can stand in, for those who do not use a mouse or do not see well. */
import { languages } from '../../app/api.ts'
import { drawingFound, guideStates, longNames, type Shown } from './guide-states.ts'
import { scan } from './hands.ts'
import { axeFindings, cutOff, smallTargets, windowSizes } from './legible.ts'
import { expect, inChromium, type PlayedCore, test } from './scripted-page.ts'

test.use(inChromium)

/** The longest names too: they stand in the same places. */
const states: Readonly<Record<string, () => Shown>> = {
  ...guideStates,
  ...Object.fromEntries(longNames().map((shown, index) => [`long names ${index + 1}`, () => shown])),
}

async function open(core: PlayedCore): Promise<void> {
  core.found = drawingFound
  core.snapshot = { ...core.snapshot, ...guideStates.choose?.() }
  await core.open()
  await core.page.locator('h1').waitFor()
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, every target is large enough (${theme})`, async ({ core, page }) => {
    test.slow()
    await open(core)
    for (const [name, state] of Object.entries(states)) {
      await core.show({ ...state(), settings: { ...core.snapshot.settings, theme } })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      expect.soft(await axeFindings(page), name).toEqual([])
      expect.soft(await smallTargets(page), name).toEqual([])
    }
    expect(core.complaints).toEqual([])
  })
}

test('axe finds nothing in the system’s own few colours, and the main button still stands out', async ({
  core,
  page,
}) => {
  test.slow()
  await page.emulateMedia({ forcedColors: 'active' })
  await open(core)
  // One of each tone and of each thing that is drawn by a fill alone.
  for (const name of [
    'choose',
    'prepare',
    'connect-charge-only',
    'check-mismatch',
    'activate',
    'done',
    'failed-proof',
  ]) {
    await core.show({ ...guideStates[name]?.() })
    await expect(page.locator('h1')).toBeVisible()
    expect.soft(await axeFindings(page), name).toEqual([])
  }
  const fill = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((part) => getComputedStyle(part).backgroundColor)
  expect(await fill('.bar .main-button')).not.toBe(await fill('.bar'))
})

for (const language of languages) {
  test(`nothing is cut off, at 1024 × 700 and at 200 % zoom either (${language})`, async ({ core, page }) => {
    test.slow()
    await open(core)
    for (const [name, state] of Object.entries(states)) {
      await core.show({ ...state(), settings: { ...core.snapshot.settings, language } })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const [width, height] of windowSizes) {
        await page.setViewportSize({ width, height })
        expect.soft(await cutOff(page), `${name} at ${width}`).toEqual([])
      }
    }
  })
}

test('title, picture and main button stay where they are from one step to the next', async ({ core, page }) => {
  await open(core)
  const steps = ['prepare', 'connect-charge-only', 'connect-port-held', 'check', 'waiting-network', 'done']
  const places = new Set<string>()
  for (const step of steps) {
    await core.show({ ...guideStates[step]?.() })
    const title = await page.locator('.say h1').boundingBox()
    const picture = await page.locator('.guide-left > :first-child').boundingBox()
    const main = await page.locator('.bar .main-button').boundingBox()
    places.add(
      JSON.stringify([title?.x, title?.y, picture, main && main.x + main.width, main?.y].map((at) => at ?? 'missing')),
    )
  }
  expect([...places]).toHaveLength(1)
})

test('the focus goes to the new step only where it was lost', async ({ core, page }) => {
  await open(core)
  await core.show({ ...guideStates.prepare?.() })
  await page.getByRole('button', { name: 'It has blinked' }).focus()
  await core.show({ ...guideStates['connect-waiting']?.() })
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.getByRole('heading', { level: 1 }).blur()
  await core.show({ ...guideStates.check?.() })
  await expect(page.getByLabel('Scan the label, or type its serial number')).toBeFocused()
  await page.getByRole('link', { name: 'History' }).focus()
  await core.show({ ...guideStates.done?.() })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activated and proven')
  await expect(page.getByRole('link', { name: 'History' })).toBeFocused()
})

test('a change of step is told once, and seconds are not', async ({ core, page }) => {
  await open(core)
  await core.show({ ...guideStates['connect-waiting']?.() })
  const status = page.locator('main [role=status]').first()
  await expect(status).toHaveText('Step 3 of 6, Connect: Plug the tracker into this computer')
  await expect(page.locator('.wait [aria-live=off]')).toHaveText(/^\d+ s$/)
})

test('Enter stands for the main button, Escape for Back, and neither where it would agree unseen', async ({
  core,
  page,
}) => {
  await open(core)
  await core.show({ ...guideStates.prepare?.() })
  await expect(page.getByRole('button', { name: 'It has blinked' })).toBeVisible()
  await page.locator('body').press('Enter')
  await page.locator('body').press('Escape')
  await core.show({ ...guideStates.check?.() })
  await expect(page.getByRole('button', { name: 'It matches' })).toBeVisible()
  await page.locator('body').press('Enter')
  await page.locator('body').press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(core.commands).toEqual([{ command: 'guide-next' }, { command: 'guide-back' }])
})

test('a label is compared by its last four, typed and ended with Enter', async ({ core, page }) => {
  await open(core)
  await core.show({ ...guideStates.check?.() })
  const field = page.getByLabel('Scan the label, or type its serial number')
  await field.press('Enter')
  await field.fill('99')
  await field.press('Escape')
  await expect(field).toHaveValue('')
  await field.fill('2345')
  await field.press('Enter')
  expect(core.commands).toEqual([{ command: 'guide-label', text: '2345', by: 'typed' }])
})

test('the Enter a scanner ends with presses nothing', async ({ core, page }) => {
  await open(core)
  for (const step of ['prepare', 'check'] as const) {
    await core.show({ ...guideStates[step]?.() })
    await expect(page.locator('.guide-steps .now')).toContainText(step === 'prepare' ? 'Prepare' : 'Check')
    await scan(page, '012345')
  }
  const read = { command: 'guide-label', text: '012345', by: 'scan' }
  await expect.poll(() => core.commands).toEqual([read, read])
})

test('a label that cannot be fetched leaves what was proven', async ({ core, page }) => {
  await open(core)
  // Behind what answers for the whole page, or that would answer first.
  await page.route(/\/assets\/(card|label)-/, (route) => route.abort())
  // What stands there while it is on its way looks the same.
  const refused = page.waitForEvent('requestfailed')
  await core.show({ ...guideStates.done?.() })
  await refused
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activated and proven')
  await expect(page.getByRole('region', { name: 'Read from the device' })).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(0)
})

test('a view that cannot be fetched leaves the way to the others', async ({ core, page }) => {
  await open(core)
  await page.route(/\/assets\/screen-/, (route) => route.abort())
  await page.getByRole('link', { name: 'Devices' }).click()
  await expect(page.getByRole('alert')).toContainText('Load the page again')
  await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible()
  await page.getByRole('link', { name: 'Activate' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('device')
})
