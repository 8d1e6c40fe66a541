/**
 * One data folder, one service, an account of its own: what one host has taken is already yours in the two others. The
 * service and the ports are real; each host is a process of its own.
 */
import { createInterface } from 'node:readline'
import { expect, type Page } from '@playwright/test'
import type { PluggedMember } from '../../simulator/fleet.ts'
import { GuidePage } from './guide-page.ts'
import { test } from './guided.ts'
import { inBrowserOn, inWindowOn, startCli } from './hosts.ts'
import { chromiumPath, electronPath, noChromium, noElectron } from './places.ts'
import { anna, type Station } from './station.ts'
import { agree } from './story.ts'
import { english as t } from './words.ts'

const family = 'vest-tracker'

test('a device of each host is already yours in the two others', async ({ station }) => {
  test.skip(electronPath === undefined, noElectron)
  test.skip(chromiumPath === undefined, noChromium)
  test.setTimeout(180_000)
  const first = await station.plug(family)
  expect(await activate(station, '--port', first.port.path)).toMatchObject([result(first, 'taken')])
  const second = await inWindowOn(station.dataDir, async (page) => {
    await signIn(page, station)
    await expectAlreadyYours(page, await station.replug(first))
    station.unplug(first)
    return await takeNew(page, station)
  })
  const third = await inBrowserOn(station.dataDir, async (page) => {
    await signIn(page, station)
    await expectAlreadyYours(page, await station.replug(first))
    station.unplug(first)
    await expectAlreadyYours(page, await station.replug(second))
    station.unplug(second)
    return await takeNew(page, station)
  })
  for (const one of [first, second, third]) await station.replug(one)
  const all = await activate(station, '--all')
  expect(all.toSorted(bySerial)).toMatchObject(
    [first, second, third].map((one) => result(one, 'already-yours')).toSorted(bySerial),
  )
})

/** As the command line tells it. */
const result = ({ device }: PluggedMember, outcome: string): Line => ({
  outcome,
  serial_number: device.identity.serial_number,
  owned: 'yes',
})
type Line = Readonly<Record<string, unknown>>
const bySerial = (a: Line, b: Line) => String(a.serial_number).localeCompare(String(b.serial_number))

async function activate(station: Station, ...which: string[]): Promise<Line[]> {
  const child = startCli(
    ['activate', ...which, '--service', station.address, '--data-dir', station.dataDir, '--json'],
    {
      DEVICE_ACTIVATOR_USERNAME: anna.username,
      DEVICE_ACTIVATOR_PASSWORD: anna.password,
    },
  )
  if (child.stdout === null) throw new Error('its output is a pipe')
  const lines: Line[] = []
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line))
  return lines.filter(({ event }) => event === 'result')
}

/** Where the host keeps nothing each start asks again; the service's address is asked for the first time only. */
async function signIn(page: Page, station: Station): Promise<void> {
  const choice = page.getByRole('radio', { name: t('start.account') })
  const form = page.getByLabel(t('sign-in.username'))
  const guide = new GuidePage(page)
  await choice.or(form).first().waitFor()
  if (await choice.isVisible()) {
    await choice.check()
    await guide.main.click()
  }
  await form.fill(anna.username)
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(anna.password)
  const address = page.getByLabel(t('sign-in.service'))
  if (await address.isVisible()) await address.fill(station.address)
  await guide.main.click()
  await guide.expectStep('choose')
}

async function takeNew(page: Page, station: Station): Promise<PluggedMember> {
  const plugged = await station.plug(family)
  await new GuidePage(page).expectStep('check')
  await agree(page, plugged.device.identity.serial_number)
  station.unplug(plugged)
  return plugged
}

async function expectAlreadyYours(page: Page, { device }: PluggedMember): Promise<void> {
  const guide = new GuidePage(page)
  await expect(guide.title).toHaveText(t('done.already-yours.title'))
  await expect.poll(() => guide.serial()).toBe(device.identity.serial_number)
}
