/** Each section of the settings, for those who do not use a mouse or do not see well. */
import { languages, type Query, type Snapshot } from '../../app/api.ts'
import { failure } from '../../app/errors.ts'
import { axeFindings, cutOff, smallTargets } from './legible.ts'
import { expect, inChromium, type PlayedCore, signedIn, test, usb0 } from './scripted-page.ts'

test.use(inChromium)

const sections = ['look', 'sound', 'account', 'service', 'profiles', 'labels', 'about'] as const
const longPath = '/home/somebody/.local/share/device-activator/profiles/a-very-long-name-of-a-family/profile.json'
const tested = {
  test: 1,
  port: usb0.path,
  profile: 'json-line',
  since: '2026-11-24T13:02:11.688Z',
  bytes: { tx: 19, rx: 4 },
  chunks: 2,
  cut: true,
  result: {
    identity: { serial_number: '012345', device_name: 'a1b2c3d4e5f8' },
    attempts: 2,
    opened: 1,
    answered: 280,
    ended: 430,
  },
}
const shows: Partial<Snapshot> = {
  ...signedIn,
  ports: [usb0],
  profileTest: tested,
  notices: [{ notice: 'profile-problem', file: longPath, line: 5, reason: 'ask.send.0: has a \\ that begins none' }],
}

function answer({ query }: Query) {
  if (query === 'profile-sources') {
    const sources = [
      { id: 'json-line', origin: 'shipped' as const, file: 'x', replaces: false },
      { id: 'at-modem', origin: 'added' as const, file: longPath, replaces: true },
    ]
    return { folder: '/home/somebody/.local/share/device-activator/profiles', sources }
  }
  if (query === 'trace') {
    const hex = '7b22726571223a226964656e74696679227d0a'
    return {
      test: 1,
      from: 0,
      chunks: [
        { ms: 1, dir: 'tx' as const, hex },
        { ms: 280.4, dir: 'rx' as const, hex: '1b5b306d' },
      ],
    }
  }
  return { failure: failure('CONFIG_INVALID', { what: query }) }
}

async function open(core: PlayedCore, section: string, theme: 'light' | 'dark'): Promise<void> {
  core.snapshot = { ...core.snapshot, ...shows, settings: { ...core.snapshot.settings, theme } }
  core.found = answer
  await core.open(`#/settings/${section}`)
  await core.page.locator('h1').waitFor()
}

for (const section of sections) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${section}, ${theme}: axe finds nothing, every target is large enough`, async ({ core, page }) => {
      await open(core, section, theme)
      if (section === 'profiles') await expect(page.locator('.trace-rx')).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
      expect(core.complaints).toEqual([])
    })
  }

  test(`${section}: nothing is cut off in any language, in a narrow window either`, async ({ core, page }) => {
    await open(core, section, 'light')
    for (const language of languages) {
      await core.show({ settings: { ...core.snapshot.settings, language } })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const width of [1280, 1024, 480, 320]) {
        await page.setViewportSize({ width, height: 700 })
        expect(await cutOff(page), `${language} at ${width}`).toEqual([])
      }
    }
  })
}

test('asks before everything is set back, and everything can be reached by keyboard', async ({ core, page }) => {
  await open(core, 'look', 'light')
  await page.getByRole('button', { name: 'Set back to default…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(core.commands).toEqual([])
  await page.getByRole('switch', { name: 'Less motion' }).press(' ')
  await page.getByRole('slider', { name: 'Volume' }).press('ArrowRight')
  await expect
    .poll(() => core.commands)
    .toEqual([
      { command: 'set', motion: 'less' },
      { command: 'set', volume: 0.65 },
    ])
})
