/**
 * Where the guide stands is the core's: a page loaded again, a second one and one whose
 * renderer died draw the same.
 */
import type { Page } from '@playwright/test'
import { GuidePage, type Step } from './guide-page.ts'
import { expect, test } from './guided.ts'
import { MouseHand } from './hands.ts'
import { isBrowser, isWindow, type OpenedHost } from './opened-host.ts'
import { profileNamed, type Station } from './station.ts'
import { choose, expectDone, onTo } from './story.ts'
import { english as t, texts } from './words.ts'

const sensor = 'battery-sensor'

/** Leads one device to its proof, and stops at each step on the way. */
async function atEachStep(
  { opened, station, guide }: { opened: OpenedHost; station: Station; guide: GuidePage },
  stop: (step: Step) => Promise<void>,
): Promise<void> {
  const hand = new MouseHand(opened.page)
  const kind = (await profileNamed(sensor, station.dataDir)).name.en
  await guide.expectStep('choose')
  await stop('choose')
  await choose(guide, hand, kind)
  await guide.expectStep('prepare')
  await stop('prepare')
  await onTo(guide, hand, 'connect')
  await stop('connect')
  const { device } = await station.plug(sensor)
  await onTo(guide, hand, 'check')
  await stop('check')
  // What is asked does not arrive: it waits, and goes on by itself later.
  station.network.always({ kind: 'reset' })
  await guide.main.click()
  await guide.expectStep('activate')
  await expect(guide.title).toHaveText(t('waiting.network.title'))
  await stop('activate')
  station.network.always(undefined)
  await expectDone(guide, device.identity.serial_number)
  await stop('done')
}

async function expectSame(page: Page, step: Step, title: string): Promise<void> {
  const guide = new GuidePage(page)
  await guide.expectStep(step)
  await expect(guide.title).toHaveText(title)
}

test('a page that is loaded again stands where it stood, at each step', async ({ opened, station, guide }) => {
  await atEachStep({ opened, station, guide }, async (step) => {
    const title = (await guide.title.textContent()) ?? ''
    await opened.page.reload()
    await expectSame(opened.page, step, title)
  })
})

test('the language changes in the middle, and nothing else does', async ({ opened, station, guide }) => {
  await station.plug('vest-tracker')
  await guide.expectStep('check')
  const { page } = opened
  await page.getByRole('link', { name: t('nav.settings') }).click()
  await page.getByText('Deutsch').click()
  await page.getByRole('link', { name: texts.de('nav.activate') }).click()
  await guide.expectStep('check')
  await expect(guide.title).toHaveText(texts.de('check.title'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await guide.button(texts.de('do.matches')).click()
  await expect(guide.title).toHaveText(texts.de('done.taken.title'))
})

test('a second page stands where the first one stands, at each step', { tag: '@browser' }, async ({
  opened,
  station,
  guide,
}) => {
  const second = isBrowser(opened) ? await opened.secondPage() : opened.page
  await atEachStep({ opened, station, guide }, async (step) => {
    await expectSame(second, step, (await guide.title.textContent()) ?? '')
  })
})

/** The window brings a page back once within a minute: one that dies again stays, so each step has a start of its own. */
for (const step of ['choose', 'prepare', 'connect', 'check', 'activate', 'done'] as const) {
  test(`a page whose renderer is killed at ${step} is drawn anew where it stood`, { tag: '@window' }, async ({
    opened,
    station,
    guide,
  }) => {
    if (!isWindow(opened)) throw new Error('this is the window')
    await goOnTo(step, opened, station, guide)
    const title = await guide.title.textContent()
    await opened.crash()
    const drawn = `[
      document.querySelector('[aria-current=step] .step-name')?.textContent,
      document.querySelector('h1')?.textContent,
    ].join(': ')`
    await expect.poll(() => opened.inPage(drawn)).toBe(`${t(`guide.step.${step}`)}: ${title}`)
  })
}

/** By what the screens send, which have stories of their own. */
async function goOnTo(step: Step, opened: OpenedHost, station: Station, guide: GuidePage): Promise<void> {
  await guide.expectStep('choose')
  if (step === 'choose') return
  await opened.run({ command: 'guide-choose', profile: 'vest-tracker' })
  await opened.run({ command: 'guide-next' })
  if (step === 'connect') await opened.run({ command: 'guide-next' })
  if (step === 'prepare' || step === 'connect') return await expectAt(guide, step)
  await station.plug('vest-tracker')
  await guide.expectStep('check')
  if (step === 'check') return
  if (step === 'activate') station.network.always({ kind: 'reset' })
  await opened.run({ command: 'guide-matches' })
  await expectAt(guide, step)
}

async function expectAt(guide: GuidePage, step: Step): Promise<void> {
  await guide.expectStep(step)
  if (step === 'activate') await expect(guide.title).toHaveText(t('waiting.network.title'))
}
