/** Every screen, in both themes and all languages, for those who do not use a mouse or do not see well. */
import { languages, type Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { axeFindings, cutOff, smallTargets } from './legible.ts'
import { expect, inChromium, pastRow, signedIn, test } from './scripted-page.ts'

test.use(inChromium)
const refusal = failure('SIGN_IN_REFUSED', { account: 'anna' })
const other = failure('OWNED_BY_OTHER', { serial_number: '012345' })

const screens: Record<string, { readonly at?: string; readonly shows: Partial<Snapshot> }> = {
  'first start': { shows: {} },
  'sign-in refused': {
    shows: { mode: 'account', account: { state: 'signed-out', username: 'anna', kept: false, failure: refusal } },
  },
  'signing in': { shows: { mode: 'account', account: { state: 'signing-in', kept: true } } },
  history: { at: '#/history', shows: signedIn },
  settings: { at: '#/settings', shows: signedIn },
}

for (const [name, { at = '', shows }] of Object.entries(screens)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name}, ${theme}: axe finds nothing, every target is large enough`, async ({ core, page }) => {
      core.snapshot = { ...core.snapshot, ...shows, settings: { ...core.snapshot.settings, theme } }
      core.history = [pastRow(2), pastRow(1, { outcome: 'failed', owned: 'no', failure: other })]
      await core.open(at)
      await page.locator('h1').waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
      expect(core.complaints).toEqual([])
    })
  }
  test(`${name}: nothing is cut off in any language, in a narrow window either`, async ({ core, page }) => {
    core.snapshot = { ...core.snapshot, ...shows }
    core.history = [pastRow(2), pastRow(1, { outcome: 'failed', owned: 'no', failure: other })]
    await core.open(at)
    for (const language of languages) {
      await core.show({ settings: { ...core.snapshot.settings, language, theme: 'light' } })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const width of [1280, 900, 480, 320]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await cutOff(page), `${language} at ${width}`).toEqual([])
      }
    }
  })
}
