/** Pulling the device out goes back one step, never to the start; once it is written down, it goes on without it. */
import type { GuidePage } from './guide-page.ts'
import { expect, test } from './guided.ts'
import { MouseHand } from './hands.ts'
import { profileNamed } from './station.ts'
import { choose, expectDone, onTo } from './story.ts'
import { english as t } from './words.ts'

const family = 'vest-tracker'

async function expectBackAtConnect(guide: GuidePage): Promise<void> {
  await guide.expectStep('connect')
  await expect(guide.wait).toContainText(t('connect.waiting'))
}

test('while it is asked, after it failed, at the label and after a wrong label: back to connect', async ({
  station,
  guide,
  page,
}) => {
  const hand = new MouseHand(page)
  await choose(guide, hand, (await profileNamed(family, station.dataDir)).name.en)
  await onTo(guide, hand, 'connect')

  const device = await station.plug(family, { faults: [{ kind: 'silent' }] })
  await expect(guide.title).toHaveText(t('asking.title'))
  station.unplug(device)
  await expectBackAtConnect(guide)

  await station.replug(device)
  await expect(guide.title).toHaveText(t('failure.DEVICE_SILENT.title'))
  station.unplug(device)
  await expectBackAtConnect(guide)

  station.fault(device)
  await station.replug(device)
  await expect(guide.title).toHaveText(t('check.title'))
  station.unplug(device)
  await expectBackAtConnect(guide)

  await station.replug(device)
  await guide.button(t('do.differs')).click()
  await expect(guide.title).toHaveText(t('failure.LABEL_MISMATCH.title'))
  station.unplug(device)
  await expectBackAtConnect(guide)
  expect(station.network.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/'))).toEqual(
    [],
  )
})

test('while it is taken: it goes on without it; at the end: the proof stays, and the next one goes straight on', async ({
  station,
  guide,
}) => {
  const device = await station.plug(family)
  await expect(guide.title).toHaveText(t('check.title'))
  station.network.always({ kind: 'reset' })
  await guide.main.click()
  await expect(guide.title).toHaveText(t('waiting.network.title'))
  station.unplug(device)
  await expect(guide.button(t('do.unplug'))).toHaveCount(0)
  await guide.expectStep('activate')
  // It goes on by itself: a press now could meet the next screen's button.
  station.network.always(undefined)
  await expectDone(guide, device.device.identity.serial_number)
  await expect(guide.page.getByText(t('done.unplugged'), { exact: true })).toBeVisible()

  const next = await station.plug(family)
  await expect(guide.title).toHaveText(t('check.title'))
  expect(await guide.serial()).toBe(next.device.identity.serial_number)
})
