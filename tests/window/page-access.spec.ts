/**
 * Every screen but the guide's, which has tests of its own, for those who do not use a mouse or do not see well: in both
 * themes and the system's own few colours, in all languages, on a small screen and at 200 % zoom.
 */
import type { BrowserContext } from '@playwright/test'
import { languages } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { axeFindings, cutOff, smallTargets, windowSizes } from './legible.ts'
import { found, type Pictured, scenes } from './pictured.ts'
import { expect, firstSnapshot, inChromium, PlayedCore, test } from './scripted-page.ts'

test.use(inChromium)

const refusal = failure('SIGN_IN_REFUSED', { account: 'anna' })
const screens: readonly (readonly [string, Pictured])[] = [
  ...Object.entries(scenes).filter(([name]) => !name.startsWith('guide-')),
  [
    'sign-in refused',
    {
      shows: () => ({
        mode: 'account',
        account: { state: 'signed-out', username: 'anna', kept: false, failure: refusal },
      }),
    },
  ],
  ['signing in', { shows: () => ({ mode: 'account', account: { state: 'signing-in', kept: true } }) }],
]

/** In a page of its own, as for its picture. */
async function open(context: BrowserContext, { at, shows, act }: Pictured): Promise<PlayedCore> {
  const page = await context.newPage()
  const core = new PlayedCore(page)
  core.history = undefined
  core.found = found
  core.snapshot = { ...firstSnapshot, ...shows() }
  await core.open(at)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  return core
}

const looks = ['light', 'dark', 'forced'] as const

test('axe finds nothing, every target is large enough, in both themes and the system’s own few colours', async ({
  context,
}) => {
  test.setTimeout(300_000)
  for (const [name, screen] of screens) {
    const core = await open(context, screen)
    const { page } = core
    for (const look of looks) {
      const theme = look === 'forced' ? 'light' : look
      await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' })
      await core.show({ settings: { ...core.snapshot.settings, theme } })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      expect.soft(await axeFindings(page), `${name}, ${look}`).toEqual([])
      expect.soft(await smallTargets(page), `${name}, ${look}`).toEqual([])
    }
    expect.soft(core.complaints, name).toEqual([])
    await page.close()
  }
})

test('nothing is cut off in any language, at 1024 × 700 and at 200 % zoom either', async ({ context }) => {
  test.setTimeout(180_000)
  for (const [name, screen] of screens) {
    const core = await open(context, screen)
    for (const language of languages) {
      await core.show({ settings: { ...core.snapshot.settings, language } })
      await expect(core.page.locator('html')).toHaveAttribute('lang', language)
      for (const [width, height] of windowSizes) {
        await core.page.setViewportSize({ width, height })
        expect.soft(await cutOff(core.page), `${name} in ${language} at ${width}`).toEqual([])
      }
    }
    await core.page.close()
  }
})
