/**
 * The batch station for those who do not use a mouse or do not see well: each of its states in both themes and the
 * system's own few colours, in all languages, on a small screen and at 200 % zoom.
 */
import { languages } from '../../app/api.ts'
import { type Stand, stands } from './batch-stands.ts'
import { axeFindings, cutOff, smallTargets, windowSizes } from './legible.ts'
import { PlayedBatches } from './played-batches.ts'
import { expect, firstSnapshot, inChromium, type PlayedCore, signedIn, test } from './scripted-page.ts'

test.use(inChromium)

/** All in one page: from another screen, so that nothing of the state before is left. */
async function* eachStand(core: PlayedCore): AsyncGenerator<string> {
  const { page } = core
  let batches = new PlayedBatches()
  core.found = (query) => batches.found(query)
  core.snapshot = { ...firstSnapshot, ...signedIn }
  await core.open('#/label/none')
  for (const [name, stand] of Object.entries<Stand>(stands)) {
    batches = stand.batches ?? new PlayedBatches()
    await core.show({ ...stand.shows, settings: firstSnapshot.settings })
    await page.evaluate((hash) => {
      location.hash = hash
    }, stand.at)
    await page.locator('.frame.batch h1').waitFor()
    await stand.act?.(page)
    yield name
    await page.evaluate(() => {
      location.hash = '#/label/none'
    })
    await page.locator('.frame.batch').waitFor({ state: 'detached' })
  }
}

const looks = ['light', 'dark', 'forced'] as const

test('axe finds nothing, every target is large enough, in both themes and the system’s own few colours', async ({
  core,
  page,
}) => {
  test.setTimeout(300_000)
  for await (const name of eachStand(core)) {
    for (const look of looks) {
      const theme = look === 'forced' ? 'light' : look
      await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' })
      await core.show({ settings: { ...core.snapshot.settings, theme } })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      expect.soft(await axeFindings(page), `${name}, ${look}`).toEqual([])
      expect.soft(await smallTargets(page), `${name}, ${look}`).toEqual([])
    }
    await page.emulateMedia({ forcedColors: 'none' })
    expect.soft(core.complaints.splice(0), name).toEqual([])
  }
})

test('nothing is cut off in any language, at 1024 × 700 and at 200 % zoom either', async ({ core, page }) => {
  test.setTimeout(300_000)
  for await (const name of eachStand(core)) {
    for (const [width, height] of windowSizes) {
      await page.setViewportSize({ width, height })
      for (const language of languages) {
        await core.show({ settings: { ...core.snapshot.settings, language } })
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        expect.soft(await cutOff(page), `${name} in ${language} at ${width}`).toEqual([])
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  }
})
