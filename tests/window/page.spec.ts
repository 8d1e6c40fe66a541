/** The page alone: what a person sees and does, over a core that the test plays. */
import { failure } from '../../app/errors.ts'
import { activation, expect, identity, inChromium, ownership, pastRow, signedIn, test, usb0 } from './scripted-page.ts'

test.use(inChromium)
const unknownPort = { path: '/dev/ttyUSB1', label: 'FTDI FT232R', profiles: [], simulated: false }
const plugged = { ...signedIn, ports: [usb0] }
const during = (phase: Parameters<typeof activation>[0]) => ({ ports: [{ ...usb0, activation: activation(phase) }] })

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

test('one device from its port to its proof, by keyboard alone', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...signedIn }
  await core.open()
  await expect(page.getByRole('heading', { name: 'Plug in a device' })).toBeVisible()
  await core.show(plugged)
  await expect(page.getByRole('status').filter({ hasText: '/dev/ttyUSB0 was plugged in.' })).toBeAttached()

  await page.getByRole('button', { name: 'Activate' }).focus()
  await page.keyboard.press('Enter')
  expect(core.commands.at(-1)).toEqual({ command: 'activate', port: usb0.path })
  await core.show(during({ state: 'identifying', profile: 'json-line' }))
  await expect(page.getByRole('heading', { name: 'Asking the device who it is' })).toBeFocused()

  await core.show(during({ state: 'confirming', identity }))
  await expect(page.getByRole('heading', { name: 'Does the label say the same?' })).toBeVisible()
  await expect(page.getByRole('definition').first()).toHaveText('012345')
  await page.getByRole('button', { name: 'It matches' }).press('Enter')
  expect(core.commands.at(-1)).toEqual({ command: 'confirm', activation: activation({ state: 'connecting' }).id })

  await core.show(during({ state: 'proving', identity, ownership }))
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText('Proving: in progress')
  await expect(page.getByRole('button', { name: 'It matches' })).toHaveCount(0)

  await core.show(during({ state: 'done', outcome: 'taken', identity, ownership }))
  await expect(page.getByRole('heading', { name: 'Activated and proven' })).toBeVisible()
  await expect(page.getByText('is yours. You can unplug it.')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '012345: Taken.' })).toBeAttached()
})

test('a person can say that it is another device, and can stop', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...plugged, ...during({ state: 'confirming', identity }) }
  await core.open()
  await page.getByRole('button', { name: 'It is different' }).click()
  const stopped = failure('CANCELLED', {})
  await core.show(during({ state: 'failed', at: 'confirming', failure: stopped, owned: 'no', identity }))
  await expect(page.getByText('You said that the label is different.')).toBeVisible()
  await core.show(during({ state: 'taking', identity }))
  await page.getByRole('button', { name: 'Stop' }).click()
  const { id } = activation({ state: 'connecting' })
  expect(core.commands).toEqual(Array(2).fill({ command: 'cancel', activation: id }))
})

test('a failure says what happened, what it means for the device and what to do now', async ({ core, page }) => {
  const busy = failure('PORT_BUSY', { port: usb0.path, holder: 'ModemManager', pid: 812 })
  const failed = during({ state: 'failed', at: 'connecting', failure: busy, owned: 'unknown' })
  core.snapshot = { ...core.snapshot, ...plugged, ...failed }
  await core.open(`#/activate/${encodeURIComponent(usb0.path)}`)
  await expect(page.getByText('ModemManager (process 812) has opened /dev/ttyUSB0.')).toBeVisible()
  await expect(page.getByText('Unchanged. The service was not asked')).toBeVisible()
  await expect(page.getByText('Close the other program')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  expect(core.commands.at(-1)).toEqual({ command: 'activate', port: usb0.path })
})

test('an unknown port is left alone until the person says what it is', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...signedIn, ports: [unknownPort, { ...unknownPort, path: '/dev/ttyUSB2' }] }
  await core.open()
  await page.getByRole('link', { name: /ttyUSB1/ }).click()
  await expect(page.getByRole('button', { name: 'Ask it anyway' })).toHaveCount(0)
  await page.getByLabel('Kind of device').selectOption('AT modem')
  await page.getByRole('button', { name: 'Ask it anyway' }).click()
  expect(core.commands.at(-1)).toEqual({ command: 'activate', port: '/dev/ttyUSB1', profile: 'at-modem' })

  await page.getByRole('link', { name: /ttyUSB2/ }).click()
  await expect(page.getByLabel('Kind of device')).toHaveValue('')
})

test('waiting for the sign-in leads there and back', async ({ core, page }) => {
  const waiting = during({ state: 'waiting', identity, wait: { for: 'sign-in' } })
  const again = failure('SIGN_IN_REQUIRED', { account: 'anna' })
  core.snapshot = { ...core.snapshot, ...plugged, ...waiting }
  core.snapshot.account = { state: 'signed-out', username: 'anna', kept: true, failure: again }
  await core.open()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('User name')).toHaveValue('anna')
  await core.show({
    account: { state: 'signed-in', username: 'anna', kept: true },
    ...during({ state: 'taking', identity }),
  })
  await expect(page.getByRole('heading', { name: 'Taking it into your account' })).toBeVisible()
})

test('what a device sends is text and stays harmless', async ({ core, page }) => {
  const hostile = { serial_number: '<img src=x onerror=alert(1)>', device_name: 'a\u001b[2J\u202eb' }
  core.snapshot = { ...core.snapshot, ...plugged, ...during({ state: 'confirming', identity: hostile }) }
  await core.open()
  await expect(page.getByRole('definition').nth(0)).toHaveText('<img src=x onerror=alert(1)>')
  await expect(page.getByRole('definition').nth(1)).toHaveText('a\\u001b[2J\\u202eb')
  await expect(page.locator('img')).toHaveCount(0)
})

test('a serial number is drawn in groups and copied without them', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...plugged, ...during({ state: 'confirming', identity }) }
  await core.open()
  const copied = await page
    .getByRole('definition')
    .first()
    .evaluate((shown) => {
      getSelection()?.selectAllChildren(shown)
      return String(getSelection()).replaceAll('\n', '')
    })
  expect(copied).toBe('012345')
})

test('an older snapshot that arrives late is not drawn', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...plugged }
  await core.open()
  const late = core.snapshot
  await core.show({ ports: [] })
  await core.send(late)
  await expect(page.getByText('None plugged in')).toBeVisible()
})

test('a page that is loaded again stands where it stood', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...signedIn, ports: [usb0, unknownPort] }
  await core.open()
  await page.getByRole('link', { name: /ttyUSB1/ }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Left alone' })).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
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

test('history comes by pages, finds a serial number and grows while it is open', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...signedIn }
  core.history = Array.from({ length: 73 }, (_, index) => pastRow(73 - index))
  await core.open('#/history')
  await expect(page.getByText('50 entries shown')).toBeVisible()
  await page.getByRole('button', { name: 'Show older ones' }).click()
  await expect(page.getByText('73 entries shown')).toBeVisible()
  await expect(page.getByText('That is everything.')).toBeVisible()

  core.history = [pastRow(74), ...core.history]
  await core.show({ results: 1 })
  await expect(page.getByText('74 entries shown')).toBeVisible()
  await expect(page.getByRole('article')).toContainText('012074')

  await page.getByLabel('Search in history').fill('012007')
  await expect(page.getByText('1 entry shown')).toBeVisible()
  await page.getByLabel('Search in history').fill('999')
  await expect(page.getByRole('heading', { name: 'Nothing found for “999”' })).toBeVisible()
})

test('a command that is not accepted says why, and can be put away', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...plugged }
  core.answer = () => ({ failure: failure('PORT_GONE', { port: usb0.path }) })
  await core.open()
  await page.getByRole('button', { name: 'Activate' }).click()
  await expect(page.getByRole('alert')).toContainText('The device was unplugged. The port /dev/ttyUSB0 disappeared')
  await page.getByRole('button', { name: 'Close this message' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('practice is marked on every screen, and devices come and go by button', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, mode: 'practice' }
  await core.open()
  await page.getByRole('button', { name: 'Plug in a simulated device' }).click()
  await core.show({ ports: [{ ...usb0, simulated: true }] })
  await page.getByRole('button', { name: 'Unplug' }).click()
  expect(core.commands).toEqual([{ command: 'practice-plug' }, { command: 'practice-unplug', port: usb0.path }])
  for (const view of ['History', 'Settings', 'Activate']) {
    await page.getByRole('link', { name: view }).click()
    await expect(page.getByText('Practice: simulated devices')).toBeVisible()
  }
})

test('in a browser it says when the program is gone and goes on when it is back', async ({ core, page }) => {
  core.snapshot = { ...core.snapshot, ...plugged }
  let there = true
  await page.route('**/api/snapshots', async (route) => {
    if (!there) return await route.abort()
    // The stream ends after one snapshot; the page comes back for the next, as it does after a broken connection.
    const body = `retry: 50\ndata: ${JSON.stringify(core.snapshot)}\n\n`
    await route.fulfill({ contentType: 'text/event-stream', body })
  })
  await core.openInBrowser()
  await expect(page.getByRole('heading', { name: 'Ready to activate' })).toBeVisible()
  there = false
  await expect(page.getByRole('status').filter({ hasText: 'Connection lost' })).toBeVisible()
  there = true
  core.snapshot = { ...core.snapshot, run: '1c8f1c1a-2d3e-4f50-8a6b-7c8d9e0f1a2c', number: 0, ports: [] }
  await expect(page.getByText('None plugged in')).toBeVisible()
  core.complaints.length = 0
})
