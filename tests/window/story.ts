/** What a person does from the box to proof, in whatever host shows the page, by whichever hand. */
import { expect, type Page } from '@playwright/test'
import type { Identity } from '../../app/ownership/record.ts'
import type { PluggedMember } from '../../simulator/fleet.ts'
import { GuidePage, type Step } from './guide-page.ts'
import { type Hand, MouseHand } from './hands.ts'
import { english as t } from './words.ts'

/** Marks this kind at `choose` and goes on to its first step. */
export async function choose(guide: GuidePage, hand: Hand, kind: string): Promise<void> {
  await guide.expectStep('choose')
  const choice = guide.kind(kind)
  if (!(await choice.isChecked())) await hand.pick(choice)
  await expect(choice).toBeChecked()
  await onward(guide, hand)
}

/** The main button once, until the next thing is on screen. */
export async function onward(guide: GuidePage, hand: Hand): Promise<void> {
  const title = (await guide.title.textContent()) ?? ''
  await hand.press(guide.main)
  await expect(guide.title).not.toHaveText(title)
}

/** Through the profile's own steps; while the device is asked there is nothing to press. */
export async function onTo(guide: GuidePage, hand: Hand, step: Step): Promise<void> {
  while ((await guide.expectStep('prepare', step)) !== step) await onward(guide, hand)
}

/** From `connect`, where the device comes, to the proof. */
export async function plugAndProve(
  guide: GuidePage,
  hand: Hand,
  plug: () => Promise<PluggedMember | undefined>,
): Promise<string> {
  const plugged = await plug()
  await onTo(guide, hand, 'check')
  const serial = await guide.serial()
  if (plugged !== undefined) expect(serial).toBe(plugged.device.identity.serial_number)
  await hand.compare(guide, serial)
  await expectDone(guide, serial)
  return serial
}

export async function expectDone(guide: GuidePage, serial: Identity['serial_number']): Promise<void> {
  await guide.expectStep('done')
  await expect(guide.title).toHaveText(t('done.taken.title'))
  expect(await guide.serial()).toBe(serial)
}

/** In practice, from `choose`: the kind that is marked, plugged in by button, up to the question. */
export async function practiseToCheck(page: Page): Promise<string> {
  const [guide, hand] = [new GuidePage(page), new MouseHand(page)]
  await guide.expectStep('choose', 'prepare')
  if ((await guide.step()) === 'choose') await onward(guide, hand)
  await onTo(guide, hand, 'connect')
  await guide.button(t('do.plug')).click()
  await onTo(guide, hand, 'check')
  return await guide.serial()
}

/** It matches: to the proof. */
export async function agree(page: Page, serial: string): Promise<void> {
  const guide = new GuidePage(page)
  await guide.button(t('do.matches')).click()
  await expectDone(guide, serial)
}

/** Practice, from its beginning to the proof of one device. */
export async function practise(page: Page): Promise<string> {
  const serial = await practiseToCheck(page)
  await agree(page, serial)
  return serial
}

/** By the rail, whatever is on screen. */
export async function goTo(
  page: Page,
  view: 'activate' | 'batch' | 'devices' | 'history' | 'help' | 'settings',
): Promise<void> {
  await page.getByRole('link', { name: t(`nav.${view}`) }).click()
}

/** On the sign-in screen; the service's address is known already. */
export async function signInAs(
  page: Page,
  { username, password }: { username: string; password: string },
): Promise<void> {
  await page.getByLabel(t('sign-in.username')).fill(username)
  await page.getByLabel(t('sign-in.password'), { exact: true }).fill(password)
  await new GuidePage(page).main.click()
}
