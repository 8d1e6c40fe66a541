/**
 * The batch station for those who do not use a mouse or do not see well: each of its states in both themes and the
 * system's own few colours, in all languages, on a small screen and at 200 % zoom.
 */
import type { BrowserContext } from '@playwright/test'
import { languages } from '../../app/api.ts'
import { type Stand, stands } from './batch-stands.ts'
import { axeFindings, cutOff, smallTargets, windowSizes } from './legible.ts'
import { PlayedBatches } from './played-batches.ts'
import { expect, inChromium, PlayedCore, test } from './scripted-page.ts'

test.use(inChromium)

async function open(context: BrowserContext, { at, shows, act, batches = new PlayedBatches() }: Stand) {
  const page = await context.newPage()
  const core = new PlayedCore(page)
  core.found = (query) => batches.found(query)
  core.snapshot = { ...core.snapshot, ...shows }
  await core.open(at)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  return core
}

for (const look of ['light', 'dark', 'forced'] as const) {
  test(`axe finds nothing, every target is large enough (${look})`, async ({ context }) => {
    test.setTimeout(300_000)
    for (const [name, stand] of Object.entries(stands)) {
      const core = await open(context, stand)
      const theme = look === 'forced' ? 'light' : look
      if (look === 'forced') await core.page.emulateMedia({ forcedColors: 'active' })
      await core.show({ settings: { ...core.snapshot.settings, theme } })
      await expect(core.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      expect.soft(await axeFindings(core.page), name).toEqual([])
      expect.soft(await smallTargets(core.page), name).toEqual([])
      expect.soft(core.complaints, name).toEqual([])
      await core.page.close()
    }
  })
}

test('nothing is cut off in any language, at 1024 × 700 and at 200 % zoom either', async ({ context }) => {
  test.setTimeout(300_000)
  for (const [name, stand] of Object.entries(stands)) {
    const core = await open(context, stand)
    for (const language of languages) {
      await core.show({ settings: { ...core.snapshot.settings, language, theme: 'light' } })
      await expect(core.page.locator('html')).toHaveAttribute('lang', language)
      for (const [width, height] of windowSizes) {
        await core.page.setViewportSize({ width, height })
        expect.soft(await cutOff(core.page), `${name} in ${language} at ${width}`).toEqual([])
      }
    }
    await core.page.close()
  }
})
