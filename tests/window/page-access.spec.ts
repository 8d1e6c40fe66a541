/** Every screen, in both themes and all languages, for those who do not use a mouse or do not see well. */
import AxeBuilder from '@axe-core/playwright'
import { languages, type Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { activation, expect, identity, inChromium, ownership, pastRow, signedIn, test, usb0 } from './scripted-page.ts'

test.use(inChromium)
const during = (phase: Parameters<typeof activation>[0]) => ({
  ...signedIn,
  ports: [{ ...usb0, activation: activation(phase) }],
})
const refusal = failure('SIGN_IN_REFUSED', { account: 'anna' })
const other = failure('OWNED_BY_OTHER', { serial_number: '012345' })
const unknown = { path: '/dev/ttyUSB1', profiles: [], simulated: false }
const problem = { notice: 'profile-problem', file: 'profile.json', line: 12, reason: 'answer.kind is missing' } as const

const screens: Record<string, { readonly at?: string; readonly shows: Partial<Snapshot> }> = {
  'first start': { shows: {} },
  'sign-in refused': {
    shows: { mode: 'account', account: { state: 'signed-out', username: 'anna', kept: false, failure: refusal } },
  },
  'signing in': { shows: { mode: 'account', account: { state: 'signing-in', kept: true } } },
  'no port': { shows: signedIn },
  practice: { shows: { mode: 'practice', ports: [{ ...usb0, simulated: true }, unknown], notices: [problem] } },
  'unknown port': { at: '#/activate/%2Fdev%2FttyUSB1', shows: { ...signedIn, ports: [unknown] } },
  confirming: { shows: during({ state: 'confirming', identity }) },
  waiting: { shows: during({ state: 'waiting', identity, wait: { for: 'network' } }) },
  proving: { shows: during({ state: 'proving', identity, ownership }) },
  done: { at: '#/activate/%2Fdev%2FttyUSB0', shows: during({ state: 'done', outcome: 'taken', identity, ownership }) },
  failed: {
    at: '#/activate/%2Fdev%2FttyUSB0',
    shows: during({ state: 'failed', at: 'taking', failure: other, owned: 'no', identity }),
  },
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
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`)).toEqual([])
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

test('the focus can be seen wherever it goes', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...signedIn, ports: [usb0, unknown] }
  await core.open()
  await page.locator('h1').waitFor()
  const reached: string[] = []
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body) return undefined
      const { outlineStyle, outlineWidth } = getComputedStyle(activeElement)
      return { text: activeElement.textContent ?? '', outline: `${outlineStyle} ${outlineWidth}` }
    })
    if (focused === undefined) break
    expect(focused.outline, focused.text).toBe('solid 3px')
    reached.push(focused.text)
  }
  expect(reached.length).toBe(7)
  expect(reached.at(-1)).toBe('Activate')
})

type Page = Parameters<Parameters<typeof test>[2]>[0]['page']

/** 44 px both ways; a radio or a field counts with its label. */
async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary')]
    const seen = targets.filter((target) => target.checkVisibility() && !target.matches('.skip'))
    return seen.flatMap((target) => {
      const large =
        target.closest('label') ??
        (target.matches('input[type=radio]') ? target.nextElementSibling : undefined) ??
        target
      const { width, height } = large.getBoundingClientRect()
      return width >= 44 && height >= 44
        ? []
        : [`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`]
    })
  })
}

/** Text wider than its box, or a page wider than its window. */
async function cutOff(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const wide =
      document.documentElement.scrollWidth > innerWidth ? [`page ${document.documentElement.scrollWidth}`] : []
    const boxes = [...document.querySelectorAll<HTMLElement>('h1, h2, p, button, a, dd, .wait, .state')]
    const cut = boxes.filter(
      (box) =>
        box.checkVisibility() &&
        !box.closest('.sr, .skip') &&
        box.scrollWidth > box.clientWidth + 1 &&
        getComputedStyle(box).display !== 'inline',
    )
    return [...wide, ...cut.map((box) => `${box.className}: ${box.textContent}`)]
  })
}
