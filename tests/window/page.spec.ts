/** The page alone: what a person sees and does, over a core that the test plays. */
import type { GuideView } from '../../app/api/guide.ts'
import { failure } from '../../app/errors.ts'
import { GuidePage } from './guide-page.ts'
import { guideStates } from './guide-states.ts'
import { KeyboardHand } from './hands.ts'
import { activation, expect, inChromium, type PlayedCore, signedIn, test, usb0 } from './scripted-page.ts'
import { goTo } from './story.ts'
import { english as t, texts } from './words.ts'

test.use(inChromium)

test.afterEach(({ core }) => expect(core.complaints, 'nothing was blocked or thrown').toEqual([]))

test('first start: practice is one action away, the account two', async ({ core, page }) => {
  await core.open()
  await page.getByRole('button', { name: 'Start practising' }).click()
  expect(core.commands).toEqual([{ command: 'choose-mode', mode: 'practice' }])
  await page.getByRole('radio', { name: /^Sign in/ }).check()
  await page.getByRole('button', { name: 'Go on to sign-in' }).click()
  expect(core.commands.at(-1)).toEqual({ command: 'choose-mode', mode: 'account' })
})

test('signing in: what is missing is said where it is missing, a refused password is typed anew', async ({
  core,
  page,
}) => {
  core.snapshot = { ...core.snapshot, mode: 'account' }
  await core.open()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('User name')).toBeFocused()
  await expect(page.getByText('Please fill this in.')).toHaveCount(3)
  expect(core.commands).toEqual([])

  await page.getByLabel('User name').fill('anna')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('wrong')
  const address = page.getByLabel('Address of the service')
  await address.fill('https://cloud.example.com/')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The address has to end in /v1/.')).toBeVisible()
  await expect(address).toBeFocused()
  expect(core.commands).toEqual([])

  const service = 'https://cloud.example.com/v1/'
  await address.fill(service)
  const refusal = failure('SIGN_IN_REFUSED', { account: 'anna' })
  core.answer = () => ({ failure: refusal })
  await page.keyboard.press('Enter')
  expect(core.commands).toEqual([{ command: 'sign-in', username: 'anna', password: 'wrong', service }])
  await core.show({ account: { state: 'signed-out', username: 'anna', service, kept: true, failure: refusal } })
  await expect(page.getByText('Signing in was refused')).toHaveCount(1)
  await expect(address).toBeHidden()
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByLabel('User name')).toHaveValue('anna')

  const away = failure('SERVICE_UNREACHABLE', { service })
  await core.show({ account: { state: 'signed-out', username: 'anna', service, kept: true, failure: away } })
  await expect(address, 'it may be the address that is wrong').toBeVisible()
})

/** Past the guide's own tests: what the page says to the core, and what it makes of what comes back. */
async function stand(core: PlayedCore, state: string): Promise<void> {
  const shown = guideStates[state]?.()
  if (shown === undefined) throw new Error(`the guide cannot stand at ${state}`)
  await core.show(shown)
}
async function openAt(core: PlayedCore, state: string): Promise<void> {
  core.snapshot = { ...core.snapshot, ...guideStates[state]?.() }
  await core.open()
  await core.page.getByRole('heading', { level: 1 }).waitFor()
}

test('one device from its kind to its proof, by keyboard alone', async ({ core, page }) => {
  const [guide, hand] = [new GuidePage(page), new KeyboardHand(page)]
  await openAt(core, 'choose')
  await hand.pick(guide.kind('Battery sensor'))
  expect(core.commands).toContainEqual({ command: 'guide-choose', profile: 'battery-sensor' })
  await stand(core, 'prepare')
  await hand.press(guide.main)
  expect(core.commands.at(-1)).toEqual({ command: 'guide-next' })
  await stand(core, 'connect-waiting')
  await stand(core, 'asking')
  await expect(page.getByRole('status').filter({ hasText: t('asking.title') })).toBeAttached()
  await stand(core, 'check')
  await hand.typeLabel(page.getByLabel(t('check.field')), '2345')
  expect(core.commands.at(-1)).toEqual({ command: 'guide-label', text: '2345', by: 'typed' })
  await stand(core, 'activate')
  await expect(guide.main).toHaveCount(0)
  await expect(guide.wait).toContainText(t('taking.wait.proving'))
  await stand(core, 'done')
  await expect(page.getByRole('status').filter({ hasText: t('done.taken.title') })).toBeAttached()
  await hand.press(guide.main)
  expect(core.commands.at(-1)).toEqual({ command: 'guide-next-device' })
})

test('a person can say that it is another device, go back, and stop', async ({ core, page }) => {
  const guide = new GuidePage(page)
  await openAt(core, 'check')
  await guide.button(t('do.differs')).click()
  await guide.button(t('do.back')).click()
  await stand(core, 'taking')
  await guide.button(t('do.stop')).click()
  expect(core.commands).toEqual([{ command: 'guide-differs' }, { command: 'guide-back' }, { command: 'guide-cancel' }])
})

test('what is plugged in and not known is left alone until the person says that it is the device', async ({
  core,
  page,
}) => {
  await openAt(core, 'connect-fits')
  await page.getByRole('button', { name: t('usb.ask', { name: t('usb.unnamed', { id: '0403:6001' }) }) }).click()
  expect(core.commands).toEqual([{ command: 'guide-use', port: '/dev/ttyUSB3' }])
})

test('waiting for the sign-in leads there and back', async ({ core, page }) => {
  const again = failure('SIGN_IN_REQUIRED', { account: 'anna' })
  await openAt(core, 'waiting-sign-in')
  await core.show({ account: { state: 'signed-out', username: 'anna', kept: true, failure: again } })
  await new GuidePage(page).main.click()
  await expect(page.getByLabel(t('sign-in.username'))).toHaveValue('anna')
  await core.show({ account: { state: 'signed-in', username: 'anna', kept: true } })
  await stand(core, 'taking')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('012')
})

test('what a device sends is text and stays harmless', async ({ core, page }) => {
  const hostile = { serial_number: '<img src=x onerror=alert(1)>', device_name: 'a\u001b[2J\u202eb' }
  await openAt(core, 'check')
  const guide = {
    ...(core.snapshot.guide as GuideView),
    activation: activation({ state: 'confirming', identity: hostile }),
  }
  await core.show({ guide })
  await expect(page.locator('.plate .serial').nth(0)).toHaveText('<img src=x onerror=alert(1)>')
  await expect(page.locator('.plate .serial').nth(1)).toHaveText('a\\u001b[2J\\u202eb')
  await expect(page.locator('img')).toHaveCount(0)
})

test('a serial number is drawn in groups and copied without them', async ({ core, page }) => {
  await openAt(core, 'check')
  const copied = await page
    .locator('.plate .serial')
    .first()
    .evaluate((shown) => {
      getSelection()?.selectAllChildren(shown)
      return String(getSelection()).replaceAll('\n', '')
    })
  expect(copied).toBe('012345')
})

test('an older snapshot that arrives late is not drawn', async ({ core, page }) => {
  await openAt(core, 'check')
  const late = core.snapshot
  await stand(core, 'done')
  await core.send(late)
  await expect(page.getByRole('heading', { name: t('done.taken.title') })).toBeVisible()
  await core.show({ settings: { ...core.snapshot.settings, language: 'de' } })
  await expect(page.getByRole('heading', { name: texts.de('done.taken.title') })).toBeVisible()
})

test('a page that is loaded again stands where it stood', async ({ core, page }) => {
  await openAt(core, 'check')
  await page.reload()
  await expect(page.getByRole('heading', { name: t('check.title') })).toBeVisible()
  await page.getByRole('link', { name: t('nav.settings') }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: t('nav.settings') })).toBeVisible()
})

test('language and theme are asked of the core and follow what it says', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...signedIn }
  await core.open('#/settings')
  await page.getByText('Deutsch').click()
  await page.getByText('Dark').click()
  expect(core.commands).toEqual([
    { command: 'set', language: 'de' },
    { command: 'set', theme: 'dark' },
  ])
  await core.show({ settings: { ...core.snapshot.settings, language: 'de', theme: 'dark' } })
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(15, 18, 23)')
  await core.show({ settings: { ...core.snapshot.settings, language: 'de', theme: 'system' } })
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(244, 245, 248)')
})

test('a command that is not accepted says why, and can be put away', async ({ core, page }) => {
  await openAt(core, 'prepare')
  core.answer = () => ({ failure: failure('PORT_GONE', { port: usb0.path }) })
  await new GuidePage(page).main.click()
  await expect(page.getByRole('alert')).toContainText(t('failure.PORT_GONE.title'))
  await page.getByRole('button', { name: t('app.dismiss') }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('practice is marked on every screen, and devices come and go by button', async ({ core, page }) => {
  const guide = new GuidePage(page)
  await openAt(core, 'connect-practice')
  await guide.button(t('do.plug')).click()
  await stand(core, 'check')
  await core.show({ mode: 'practice', ports: [{ ...usb0, simulated: true }] })
  await guide.button(t('do.unplug')).click()
  expect(core.commands).toEqual([
    { command: 'practice-plug', profile: 'vest-tracker' },
    { command: 'practice-unplug', port: usb0.path },
  ])
  for (const view of ['devices', 'history', 'settings', 'help', 'activate'] as const) {
    await goTo(page, view)
    await expect(page.getByText(t('practice.banner'))).toBeVisible()
  }
})

test('in a browser it says when the program is gone and goes on when it is back', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...guideStates.check?.() }
  let there = true
  await page.route('**/api/snapshots', async (route) => {
    if (!there) return await route.abort()
    // The stream ends after one snapshot; the page comes back for the next, as it does after a broken connection.
    const body = `retry: 50\ndata: ${JSON.stringify(core.snapshot)}\n\n`
    await route.fulfill({ contentType: 'text/event-stream', body })
  })
  await core.openInBrowser()
  await expect(page.getByRole('heading', { name: t('check.title') })).toBeVisible()
  there = false
  await expect(page.getByRole('status').filter({ hasText: t('app.lost.title') })).toBeVisible()
  there = true
  const run = '1c8f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2c'
  core.snapshot = { ...core.snapshot, ...guideStates.done?.(), run, number: 0 }
  await expect(page.getByRole('heading', { name: t('done.taken.title') })).toBeVisible()
  core.complaints.length = 0
})
