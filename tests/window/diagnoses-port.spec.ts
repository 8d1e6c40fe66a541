/** What can be wrong with a port or a device, each by its real cause: the words, the main button, and that mending it mends it. */
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Fault } from '../../simulator/faults.ts'
import { electronWithUsb, holdPort, isRoot, notRoot, plugOnUsb, serveAsNobody, serveWithUsb } from './causes.ts'
import { GuidePage } from './guide-page.ts'
import { begin, expect, skipWithout, test } from './guided.ts'
import { MouseHand } from './hands.ts'
import { openWindowBy } from './hosts.ts'
import { openAddress, openHost, windowHost } from './opened-host.ts'
import { electronPath } from './places.ts'
import { profileNamed } from './station.ts'
import { choose, onTo } from './story.ts'
import { expectMended, expectTrouble, type Trouble } from './troubles.ts'
import { english as t } from './words.ts'

const family = 'vest-tracker'
const unchanged = t('device.untouched.lead')

const faults: Readonly<Record<string, { readonly fault: Fault; readonly trouble: Trouble }>> = {
  'it is silent': {
    fault: { kind: 'silent' },
    trouble: { code: 'DEVICE_SILENT', main: 'do.try-again', says: [unchanged, t('remedy.check-the-device')] },
  },
  'it sends what means nothing': {
    fault: { kind: 'garbled' },
    trouble: { code: 'DEVICE_GARBLED', main: 'do.choose-again', says: [unchanged, t('special.garbled.now')] },
  },
  'it says another serial number each time': {
    fault: { kind: 'changing-identity' },
    trouble: { code: 'IDENTITY_UNSTABLE', main: 'do.try-again', says: [unchanged] },
  },
  'it says its serial number as a number, which loses zeros': {
    fault: { kind: 'number' },
    trouble: { code: 'IDENTITY_INVALID', main: 'do.next', says: [unchanged, t('remedy.put-aside')] },
  },
}
for (const [name, { fault, trouble }] of Object.entries(faults)) {
  test(`${name}: said, and asked again once that is over`, async ({ station, guide }) => {
    const device = await station.plug(family, { faults: [fault] })
    await expectTrouble(guide, trouble)
    station.fault(device)
    await guide.button(t('do.try-again')).click()
    await expectMended(guide)
  })
}

test('pulled out while it is asked: back to connect, and on when it is plugged in again', async ({
  station,
  guide,
}) => {
  const device = await station.plug(family, { faults: [{ kind: 'unplug', at: 'answering' }] })
  await guide.expectStep('connect')
  await expect(guide.wait).toContainText(t('connect.waiting'))
  station.fault(device)
  await station.replug(device)
  await expectMended(guide)
})

test('the label says something else: stopped before anything is sent', async ({ station, guide, page }) => {
  const { device } = await station.plug(family)
  await guide.expectStep('check')
  const field = page.getByLabel(t('check.field'))
  await field.fill('999999')
  await field.press('Enter')
  const { serial_number } = device.identity
  await expectTrouble(guide, {
    code: 'LABEL_MISMATCH',
    main: 'do.compare-again',
    says: ['999999', serial_number, t('device.no.lead')],
  })
  await guide.main.click()
  await guide.button(t('do.differs')).click()
  await expectTrouble(guide, { code: 'LABEL_MISMATCH', main: 'do.compare-again', says: [serial_number] })
  expect(station.network.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/'))).toEqual(
    [],
  )
  await guide.main.click()
  await expectMended(guide)
})

test('nothing is seen for five seconds: the likely reasons one by one, and watching goes on', async ({
  station,
  guide,
  page,
}) => {
  await choose(guide, new MouseHand(page), (await profileNamed(family, station.dataDir)).name.en)
  await onTo(guide, new MouseHand(page), 'connect')
  await expect(guide.wait).toContainText(t('connect.waiting'))
  for (const reason of ['cable', 'power', 'driver'] as const) {
    await expect(guide.title).toHaveText(t(`reason.${reason}.title`))
    await expect(guide.main).toHaveText(t(`reason.${reason}.not`))
    await guide.main.click()
  }
  await expect(guide.title).toHaveText(t('reason.permission.title'))
  await expect(guide.main).toHaveText(t('do.check-computer'))
  await station.plug(family)
  await expectMended(guide)
})

for (const [program, command] of [
  ['ModemManager', /ID_MM_DEVICE_IGNORE/],
  ['brltty', /systemctl mask --now brltty/],
  ['minicom', undefined],
] as const) {
  test(`${program} has the port: it is named, and once it let go the device is asked by itself`, async ({
    station,
    host,
    chromium,
  }) => {
    skipWithout(host)
    const { port } = await station.plug(family)
    // Before anything else could open it.
    const holder = await holdPort(port.path, program)
    await using opened = await openHost(host, station.dataDir, chromium)
    await begin(opened, 'account', station)
    const guide = new GuidePage(opened.page)
    const hand = new MouseHand(opened.page)
    await choose(guide, hand, (await profileNamed(family, station.dataDir)).name.en)
    await onTo(guide, hand, 'connect')
    await expectTrouble(guide, {
      code: 'PORT_BUSY',
      main: command === undefined ? 'do.try-again' : 'do.copy-command',
      says: [program, unchanged, t('trouble.awaits.PORT_BUSY'), ...(command === undefined ? [] : [command])],
    })
    await holder[Symbol.asyncDispose]()
    await expectMended(guide)
  })
}

test('no permission: the group is named and the command to copy; with permission it goes on', {
  tag: '@browser',
}, async ({ station, chromium }) => {
  test.skip(!isRoot, notRoot)
  const { port } = await station.plug(family)
  await chmod(port.path, 0o620)
  await using host = await serveAsNobody(station.dataDir)
  await using opened = await openAddress(host.url, chromium)
  await begin(opened, 'account', station)
  await opened.run({ command: 'guide-use', port: port.path })
  const guide = new GuidePage(opened.page)
  await expectTrouble(guide, {
    code: 'PORT_PERMISSION',
    main: 'do.copy-command',
    says: [port.path, unchanged, t('trouble.awaits.PORT_PERMISSION'), /sudo usermod -aG \w+ "\$USER"/],
  })
  await chmod(port.path, 0o666)
  await expectMended(guide)
})

test('seen on USB, but no port was made of it: the driver is named by its id', async ({ station, host, chromium }) => {
  test.skip(!isRoot, notRoot)
  skipWithout(host)
  const usb = join(dirname(station.dataDir), 'usb')
  await mkdir(usb)
  await using held = new AsyncDisposableStack()
  const openedIn = {
    browser: async () => openAddress(held.use(await serveWithUsb(station.dataDir, usb)).url, chromium),
    window: async () => {
      const executable = await electronWithUsb(electronPath ?? '', usb)
      return windowHost(await openWindowBy(executable, station.dataDir, '--lang=en'))
    },
  }
  const opened = held.use(await openedIn[host]())
  await begin(opened, 'account', station)
  const [guide, hand] = [new GuidePage(opened.page), new MouseHand(opened.page)]
  await choose(guide, hand, (await profileNamed(family, station.dataDir)).name.en)
  await onTo(guide, hand, 'connect')
  await plugOnUsb(usb, '1-2', ['1a86', '7523'])
  await expect(guide.title).toHaveText(t('no-port.title'))
  await expect(guide.said).toContainText('1a86:7523')
  await expect(guide.said).toContainText('CH340')
  await expect(guide.main).toHaveText(t('do.check-computer'))
  await station.plug(family)
  await expectMended(guide)
})
