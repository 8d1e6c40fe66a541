/** What can be wrong with the service or the way to it, each by its real cause. */
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Fault } from '../network/fault-proxy.ts'
import { startTlsFront } from './causes.ts'
import { GuidePage } from './guide-page.ts'
import { begin, expect, skipWithout, test } from './guided.ts'
import { MouseHand } from './hands.ts'
import { openHost } from './opened-host.ts'
import { anna, carl, profileNamed, type Station } from './station.ts'
import { choose, expectDone, onTo, signInAs } from './story.ts'
import { expectMended, expectTrouble } from './troubles.ts'
import { english as t } from './words.ts'

const family = 'vest-tracker'
const HOUR_MS = 3_600_000

/** A device in hand that agrees with its label, while the network does this to what is asked. */
async function agreeUnder(station: Station, guide: GuidePage, fault: Fault): Promise<string> {
  const { device } = await station.plug(family)
  await expect(guide.title).toHaveText(t('check.title'))
  station.network.always(fault, { path: '/v1/' })
  await guide.main.click()
  return device.identity.serial_number
}

for (const [name, fault] of [
  ['a portal answers with a web page', { kind: 'html' }],
  ['a portal leads to another address', { kind: 'redirect', to: 'http://portal.example/' }],
] as const) {
  test(`${name}: told as that, and done once one has signed in there`, async ({ station, guide }) => {
    await agreeUnder(station, guide, fault)
    await expectTrouble(guide, { code: 'SERVICE_NONSENSE', main: 'do.try-again', says: [t('special.portal.now')] })
    station.network.always(undefined)
    await guide.main.click()
    await expectMended(guide)
  })
}

test('the service is not reached: kept, and it goes on by itself when it is back', async ({ station, guide }) => {
  const serial = await agreeUnder(station, guide, { kind: 'reset' })
  await expect(guide.title).toHaveText(t('waiting.network.title'))
  await expect(guide.main).toHaveText(t('do.try-now'))
  await expect(guide.said).toContainText(t('waiting.device.sent.lead'))
  station.network.always(undefined)
  await expectDone(guide, serial)
})

test('the service asks for a pause: counted down, and it goes on by itself', async ({ station, guide }) => {
  const { device } = await station.plug(family)
  await expect(guide.title).toHaveText(t('check.title'))
  station.network.nextFor({ method: 'POST', path: '/v1/' }, { kind: 'too-many', retryAfter: '3' })
  await guide.main.click()
  await expect(guide.title).toHaveText(t('waiting.rate-limit.title'))
  await expect(guide.main).toHaveCount(0)
  for (const left of ['3', '2', '1']) await expect(guide.wait).toContainText(left)
  await expectDone(guide, device.identity.serial_number)
  expect(
    station.network.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/')),
  ).toHaveLength(2)
})

test('the service no longer takes the sign-in: asked for, and it goes on by itself after it', async ({
  station,
  guide,
  page,
}) => {
  const serial = await agreeUnder(station, guide, {
    kind: 'answer',
    status: 401,
    body: '{"detail":"Invalid token."}',
  })
  await expect(guide.title).toHaveText(t('waiting.sign-in.title'))
  await expect(guide.main).toHaveText(t('do.sign-in'))
  station.network.always(undefined)
  await guide.main.click()
  await signInAs(page, anna)
  await expectDone(guide, serial)
})

test('an account that may not own devices: said whom to ask, and another account can', async ({
  host,
  station,
  chromium,
}) => {
  skipWithout(host)
  await using opened = await openHost(host, station.dataDir, chromium)
  await begin(opened, 'account', station, carl)
  const guide = new GuidePage(opened.page)
  await station.plug(family)
  await expectTrouble(guide, {
    code: 'NOT_A_MANAGER',
    main: 'do.copy-message',
    says: ['carl', t('device.unknown.lead')],
  })
  await guide.button(t('do.other-account')).click()
  await signInAs(opened.page, anna)
  // Each account has a desk of its own: what is plugged in was there before, until its kind is chosen.
  const hand = new MouseHand(opened.page)
  await choose(guide, hand, (await profileNamed(family, station.dataDir)).name.en)
  await onTo(guide, hand, 'check')
  await expectMended(guide)
})

test('a device the service does not know: said, and taken once it is registered', async ({ station, guide }) => {
  const device = await station.plug(family, { as: 'unknown' })
  await expect(guide.title).toHaveText(t('check.title'))
  await guide.main.click()
  await expectTrouble(guide, {
    code: 'DEVICE_UNKNOWN',
    main: 'do.next',
    says: [device.device.identity.serial_number, t('device.no.lead'), t('special.unknown-device.now')],
  })
  await station.register(device)
  await guide.button(t('do.try-again')).click()
  await expectMended(guide)
})

test('a device of another account: said how to ask for it, and taken once it is released', async ({
  station,
  guide,
}) => {
  const device = await station.plug(family, { as: 'bert' })
  await expect(guide.title).toHaveText(t('check.title'))
  await guide.main.click()
  await expectTrouble(guide, {
    code: 'OWNED_BY_OTHER',
    main: 'do.copy-message',
    says: [t('device.other.lead'), t('remedy.ask-for-release')],
  })
  await station.release(device)
  await guide.button(t('do.try-again')).click()
  await expectMended(guide)
})

test('this computer’s clock is an hour off the service’s: said by how much, until it is right', async ({
  station,
  opened,
  page,
}) => {
  station.network.always({ kind: 'date', date: new Date(Date.now() + HOUR_MS).toUTCString() })
  await opened.run({ command: 'sign-in', ...anna, service: station.address })
  const notice = page.getByText(t('notice.clock-off', { minutes: 60, ahead: 'no' }))
  await expect(notice.first()).toBeVisible()
  station.network.always(undefined)
  await opened.run({ command: 'sign-in', ...anna, service: station.address })
  await expect(notice).toHaveCount(0)
})

for (const [certificate, says] of [
  ['stranger', t('remedy.check-the-certificate')],
  ['expired', t('remedy.check-the-clock')],
] as const) {
  test(`the service shows a certificate that is not trusted (${certificate}): said why, and done with the right one`, async ({
    host,
    station,
    chromium,
  }) => {
    skipWithout(host)
    const folder = dirname(station.dataDir)
    await using front = await startTlsFront(station.service.url, folder)
    const configurationFile = join(folder, 'activator.json')
    await writeFile(configurationFile, JSON.stringify({ service: `${front.url}v1/`, caFile: front.caFile }))
    await using opened = await openHost(host, station.dataDir, chromium, configurationFile)
    await begin(opened, 'account', { address: `${front.url}v1/` })
    const guide = new GuidePage(opened.page)
    await station.plug(family)
    await expect(guide.title).toHaveText(t('check.title'))
    front.show(certificate)
    await guide.main.click()
    await expectTrouble(guide, { code: 'TLS_UNTRUSTED', main: 'do.try-again', says: [says] })
    front.show('good')
    await guide.main.click()
    await expectMended(guide)
  })
}
