/** Signing in by hand: what is wrong is said where it is mended, and one that takes long can be stopped. */
import type { Page } from '@playwright/test'
import { expect, test } from './guided.ts'
import { axeFindings } from './legible.ts'
import { anna, type Station } from './station.ts'
import { signInAs } from './story.ts'
import { english as t } from './words.ts'

test.use({ begins: 'first' })

const TOKEN = { path: '/oauth2/token/' }
const username = (page: Page) => page.getByLabel(t('sign-in.username'))
const password = (page: Page) => page.getByLabel(t('sign-in.password'), { exact: true })
const address = (page: Page) => page.getByLabel(t('sign-in.service'), { exact: true })

test.beforeEach(async ({ page, guide, station }) => {
  await page.getByRole('radio', { name: t('start.account') }).click()
  await guide.main.click()
  await address(page).fill(station.address)
})

test('a wrong password is typed anew, and everything else stays', async ({ page, guide, station }) => {
  await signInAs(page, { ...anna, password: 'wrong' })
  await expect(page.getByRole('alert')).toContainText(t('failure.SIGN_IN_REFUSED.title'))
  await expect(password(page)).toBeFocused()
  await expect(password(page)).toHaveValue('')
  await expect(username(page)).toHaveValue(anna.username)
  expect(await axeFindings(page)).toEqual([])
  await signInRightly(page, station)
  await guide.expectStep('choose')
})

test('a service that cannot be reached is named, with its address to be mended', async ({ page, guide, station }) => {
  station.network.always({ kind: 'reset' })
  await signInAs(page, anna)
  await expect(page.getByRole('alert').filter({ hasText: t('failure.SERVICE_UNREACHABLE.title') })).toBeVisible({
    timeout: 40_000,
  })
  await expect(address(page)).toBeVisible()
  station.network.always(undefined)
  await signInRightly(page, station)
  await guide.expectStep('choose')
})

test('one that nobody answers says what it waits for, and is stopped', async ({ page, guide, opened, station }) => {
  station.network.always({ kind: 'silence' }, TOKEN)
  await signInAs(page, anna)
  const { host } = new URL(station.address)
  await expect(page.locator('.bar .wait')).toHaveText(t('sign-in.doing', { service: host }))
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: t('sign-in.stop') }).click()
  await expect(guide.main).toHaveText(t('sign-in.do'))
  expect((await opened.snapshot()).account.state).toBe('signed-out')
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0)
  await expect(username(page)).toHaveValue(anna.username)
  await expect(address(page)).toHaveValue(station.address)
  station.network.always(undefined)
  await signInRightly(page, station)
  await guide.expectStep('choose')
})

/** Once more, rightly. What was typed as address is still there. */
async function signInRightly(page: Page, station: Station): Promise<void> {
  await expect(address(page)).toHaveValue(station.address)
  await signInAs(page, anna)
}
