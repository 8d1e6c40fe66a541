/**
 * One data folder, one service, an account of its own: what one host has taken is already yours in the two others. The
 * service is real, the devices are on pseudo-terminals and plugged in by a program of their own.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, type Page, test } from '@playwright/test'
import { freshElectron, freshPage } from '../../main/build/fresh.ts'
import { addAccount } from '../../service/accounts.ts'
import { registerDevices } from '../../service/devices-file.ts'
import { type RunningService, startService } from '../../service/server.ts'
import { identityOf } from '../../simulator/identities.ts'
import { inBrowserOn, inWindowOn, saying, startCli } from './hosts.ts'
import { chromiumPath, electronPath, noChromium, noElectron } from './places.ts'
import { askDevice, confirm } from './story.ts'

const account = { username: 'anna', password: 'correct horse' }
const SEED = 'across-hosts'
const devices = [0, 1, 2].map((index) => identityOf(SEED, index))

let folder: string
let service: RunningService
let simulator: ChildProcess
const dataDir = () => join(folder, 'station')

test.skip(process.platform === 'win32', 'no pseudo-terminals on Windows')
test.beforeAll(async () => {
  test.setTimeout(90_000)
  await freshPage(() => undefined)
  await freshElectron(() => undefined)
})
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activator-hosts-'))
  const serviceDir = join(folder, 'service')
  await addAccount({ dataDir: serviceDir, ...account })
  await registerDevices(serviceDir, devices)
  service = await startService({ dataDir: serviceDir })
  simulator = startCli(['simulate', '--devices', '3', '--seed', SEED, '--data-dir', dataDir(), '--json'])
  await saying(simulator, 'plugged')
})
test.afterEach(async () => {
  const ended = once(simulator, 'exit')
  simulator.kill('SIGTERM')
  await ended
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

test('a device of each host is already yours in the two others', async () => {
  test.skip(electronPath === undefined, noElectron)
  test.skip(chromiumPath === undefined, noChromium)
  test.setTimeout(180_000)
  const [first, second, third] = devices.map(({ serial_number }) => serial_number)
  await onePort('taken', first)
  await inWindowOn(dataDir(), async (page) => {
    await signIn(page)
    await expectAlreadyYours(page, 0, first)
    expect(await take(page, 1)).toBe(second)
  })
  await inBrowserOn(dataDir(), async (page) => {
    await signIn(page)
    await expectAlreadyYours(page, 0, first)
    await expectAlreadyYours(page, 1, second)
    expect(await take(page, 2)).toBe(third)
  })
  const all = await activate('--all')
  expect(all.map(({ serial_number, outcome }) => [serial_number, outcome]).toSorted()).toEqual(
    [first, second, third].map((serial) => [serial, 'already-yours']).toSorted(),
  )
})

async function onePort(outcome: string, serial: string | undefined): Promise<void> {
  const [port] = (await linesOf(['ports'])).filter(({ simulated }) => simulated === true)
  expect(await activate('--port', String(port?.port))).toMatchObject([{ outcome, serial_number: serial, owned: 'yes' }])
}

async function activate(...which: string[]) {
  const lines = await linesOf(['activate', ...which, '--service', `${service.url}v1/`])
  return lines.filter(({ event }) => event === 'result')
}

async function linesOf(args: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const child = startCli([...args, '--data-dir', dataDir(), '--json'], {
    DEVICE_ACTIVATOR_USERNAME: account.username,
    DEVICE_ACTIVATOR_PASSWORD: account.password,
  })
  if (child.stdout === null) throw new Error('its output is a pipe')
  const lines: Readonly<Record<string, unknown>>[] = []
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line))
  return lines
}

/** Where the host keeps nothing each start asks again; the service's address is asked for the first time only. */
async function signIn(page: Page): Promise<void> {
  const choice = page.getByRole('radio', { name: 'Sign in' })
  const form = page.getByLabel('User name')
  await expect(choice.or(form).first()).toBeVisible()
  if (await choice.isVisible()) {
    await choice.check()
    await page.getByRole('button', { name: 'Go on to sign-in' }).click()
  }
  await form.fill(account.username)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  const address = page.getByLabel('Address of the service')
  if (await address.isVisible()) await address.fill(`${service.url}v1/`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(ports(page)).toHaveCount(3)
}

const ports = (page: Page) => page.getByRole('listitem').filter({ hasText: '/dev/pts/' })

async function take(page: Page, index: number): Promise<string> {
  await ports(page).nth(index).getByRole('link').click()
  const serial = await askDevice(page)
  await confirm(page)
  return serial
}

async function expectAlreadyYours(page: Page, index: number, serial: string | undefined): Promise<void> {
  await ports(page).nth(index).getByRole('link').click()
  await page.getByRole('button', { name: 'Activate', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Already yours' })).toBeVisible()
  const grouped = (serial ?? '').split('').join('\\s*')
  await expect(page.getByRole('region', { name: 'Already yours' })).toContainText(new RegExp(grouped))
}
