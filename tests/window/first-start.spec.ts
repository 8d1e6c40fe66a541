/** Three ways in, three actions at most each; and a configuration file that is broken, hostile, or for another service. */
import type { Page } from '@playwright/test'
import { expect, test } from './guided.ts'
import { CountingHand } from './hands.ts'
import { anna } from './station.ts'
import { signInAs } from './story.ts'
import { english as t } from './words.ts'

const MOST_ACTIONS = 3

async function choose(page: Page, name: string, content: string): Promise<void> {
  await page.getByRole('radio', { name: t('start.file') }).click()
  await open(page, name, content)
}

async function open(page: Page, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(content) }
  await page.locator('input[type=file]').setInputFiles(file)
}
const dialog = (page: Page) => page.getByRole('dialog')
const use = (page: Page) => dialog(page).getByRole('button', { name: t('start.file.use') })

test.use({ begins: 'first' })

test('each way in takes three actions at most, and is remembered', async ({ opened, page, guide, station }) => {
  const hand = new CountingHand(page)
  await hand.press(guide.main)
  await guide.expectStep('choose')
  await expect(page.getByText(t('practice.banner'))).toBeVisible()
  expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS)

  await page.getByRole('button', { name: t('practice.leave') }).click()
  hand.actions = 0
  await hand.pick(page.getByRole('radio', { name: t('start.account') }))
  await hand.press(guide.main)
  await expect(page.getByLabel(t('sign-in.username'))).toBeVisible()
  // Then what only the person knows is typed, and sent.
  expect(hand.actions).toBeLessThan(MOST_ACTIONS)

  await page.getByRole('button', { name: t('sign-in.back') }).click()
  hand.actions = 0
  await hand.pick(page.getByRole('radio', { name: t('start.file') }))
  hand.actions += 1
  await open(page, 'nordlicht.json', JSON.stringify({ service: station.address }))
  await hand.press(use(page))
  await expect(page.getByLabel(t('sign-in.username'))).toBeVisible()
  expect(hand.actions).toBeLessThanOrEqual(MOST_ACTIONS)
  await page.reload()
  await signInAs(page, anna)
  await guide.expectStep('choose')
  expect((await opened.snapshot()).account).toMatchObject({ username: anna.username, service: station.address })
})

test('a broken file: the line and what is wrong there, and another one can be chosen', { tag: '@browser' }, async ({
  page,
  station,
}) => {
  await choose(page, 'broken.json', '{\n  "service": "https://api.example/v1/",\n  "servise": true\n}\n')
  await expect(dialog(page)).toContainText(t('start.file.wrong', { name: 'broken.json' }))
  await expect(dialog(page)).toContainText('servise')
  await expect(use(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await open(page, 'cut.json', '{\n  "service": ')
  await expect(dialog(page)).toContainText('cut.json')
  await page.keyboard.press('Escape')
  await open(page, 'right.json', JSON.stringify({ service: station.address }))
  await expect(use(page)).toBeVisible()
})

const hostile: Readonly<Record<string, string>> = {
  'a service without encryption': JSON.stringify({ service: 'http://api.example/v1/' }),
  'an account at a service without encryption': JSON.stringify({
    service: 'https://api.example/v1/',
    accountUrl: 'http://thief.example/',
  }),
  'a route that leads elsewhere': JSON.stringify({
    service: 'https://api.example/v1/',
    routes: { token: 'https://thief.example/token/' },
  }),
  'more than anybody reads': JSON.stringify({ service: `https://api.example/${'x'.repeat(200_000)}/v1/` }),
  'no object at all': '[]',
}
test('a hostile file is refused, its name is only text, and nothing changes', { tag: '@browser' }, async ({
  page,
  opened,
}) => {
  await choose(page, '<img src=x onerror=alert(1)>.json', hostile['no object at all'] ?? '')
  await expect(dialog(page)).toContainText('<img src=x')
  await expect(page.locator('dialog img')).toHaveCount(0)
  for (const [name, content] of Object.entries(hostile)) {
    await page.keyboard.press('Escape')
    await open(page, `${name}.json`, content)
    await expect(dialog(page), name).toContainText(name)
    await expect(use(page), name).toHaveCount(0)
  }
  expect((await opened.snapshot()).mode).toBe('undecided')
})

test.describe('signed in', () => {
  test.use({ begins: 'account' })

  test('a file for another service says first that it signs out, and cancelled it does not', {
    tag: '@browser',
  }, async ({ opened, page }) => {
    await page.goto(`${new URL(page.url()).origin}/#/settings/service`)
    const elsewhere = JSON.stringify({ service: 'https://other.example/v1/' })
    await open(page, 'other.json', elsewhere)
    await expect(dialog(page)).toContainText(t('start.file.signs-out', { account: anna.username }))
    await page.keyboard.press('Escape')
    expect((await opened.snapshot()).account.state).toBe('signed-in')
    await open(page, 'other.json', elsewhere)
    await use(page).click()
    await expect
      .poll(async () => (await opened.snapshot()).account)
      .toMatchObject({
        state: 'signed-out',
        service: 'https://other.example/v1/',
      })
  })
})
