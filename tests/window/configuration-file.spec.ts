/** A maker's configuration file, opened by a person: what it changes, what is refused, and that it can be taken back. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './guided.ts'
import { axeFindings } from './legible.ts'
import { openBrowserOn } from './opened-host.ts'
import { anna } from './station.ts'
import { goTo, practise, signInAs } from './story.ts'
import { english as t } from './words.ts'

test.use({ begins: 'first' })

const ACCENT = '#0b7a5c'
/** What drawings are filled with. */
const TINTS = { light: '#dfeeea', dark: '#143633' }
const dialog = (page: Page) => page.getByRole('dialog')
const use = (page: Page) => dialog(page).getByRole('button', { name: t('start.file.use') })

async function open(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
}

/** As the page shows it, in the theme that is on. */
const token = (page: Page, name: string) =>
  page.evaluate((given) => getComputedStyle(document.documentElement).getPropertyValue(given).trim(), name)
const accent = (page: Page) => token(page, '--accent')
const tint = (page: Page) => token(page, '--draw-tint')

async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
}

test('used: old and new are listed, then its service, name and colour hold, after a restart too, until forgotten', async ({
  opened,
  page,
  station,
  chromium,
}) => {
  const [own, ownTint] = [await accent(page), await tint(page)]
  expect(own).not.toBe(ACCENT)
  await page.getByRole('radio', { name: t('start.file') }).click()
  const text = JSON.stringify({ name: 'Nordlicht', service: station.address, accent: ACCENT, timeoutSeconds: 30 })
  await open(page, 'nordlicht.json', text)
  const rows = dialog(page).locator('.changes > div')
  await expect(rows).toHaveText([
    new RegExp(`${t('change.name')}.*${t('change.none')}.*Nordlicht`),
    new RegExp(`${t('change.service')}.*${t('change.none')}.*${station.address}`),
    new RegExp(`${t('change.accent')}.*${ACCENT}`),
    new RegExp(`${t('change.timeout')}.*30`),
  ])
  expect((await opened.snapshot()).configuration).toBeUndefined()
  await use(page).click()
  await expect(page.getByLabel(t('sign-in.username'))).toBeVisible()
  await expect(page.locator('.app-name')).toHaveText('Nordlicht')
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme)
    expect(await accent(page), theme).toBe(ACCENT)
    expect(await tint(page), theme).toBe(TINTS[theme])
    expect(await axeFindings(page), theme).toEqual([])
  }
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await tint(page)).toBe('Canvas')
  await opened[Symbol.asyncDispose]()

  await using again = await openBrowserOn(station.dataDir, chromium)
  await expect(again.page.locator('.app-name')).toHaveText('Nordlicht')
  await signInAs(again.page, anna)
  await goTo(again.page, 'settings')
  await again.page.getByRole('link', { name: t('settings.service'), exact: true }).click()
  await expect(again.page.getByText('nordlicht.json')).toBeVisible()
  await again.page.getByRole('button', { name: t('start.file.forget') }).click()
  await expect(again.page.getByText(t('start.file.none'))).toBeVisible()
  await expect.poll(() => accent(again.page)).toBe(own)
  expect(await tint(again.page)).toBe(ownTint)
  expect((await again.snapshot()).configuration).toBeUndefined()
})

test('dropped into the window it is opened as if chosen, and the page stays', async ({ page, station }) => {
  await expect(page.getByRole('radio')).toHaveCount(3)
  const address = page.url()
  await page.evaluate(
    (text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }))
      const event = (name: string) => new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event('dragover'))
      document.body.dispatchEvent(event('drop'))
    },
    JSON.stringify({ service: station.address }),
  )
  await expect(dialog(page)).toContainText('dropped.json')
  await expect(use(page)).toBeVisible()
  expect(page.url()).toBe(address)
})

const refused: Readonly<Record<string, { readonly content: string | Buffer; readonly says: RegExp }>> = {
  'reaches for what all objects have': {
    content: '{\n  "__proto__": { "service": "https://thief.example/v1/" }\n}',
    says: /__proto__/,
  },
  'nested without end': { content: `${'['.repeat(40_000)}${']'.repeat(40_000)}`, says: /\S/ },
  'ten megabytes': { content: `{"name":"${'x'.repeat(10 * 2 ** 20)}"}`, says: /too large/ },
  'no text at all': {
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0x1b, 0x5b, 0x32, 0x4a]),
    says: /Line 1/,
  },
  'a colour nobody can read': {
    content: '{\n  "accent": "#ffee88"\n}',
    says: /Line 2: .*contrast of 1\.\d, below 4\.5/,
  },
}
test('what cannot be used is refused in the dialog, with the reason, and the page goes on', async ({
  page,
  opened,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const [name, { content, says }] of Object.entries(refused)) {
    await open(page, `${name}.json`, content)
    await expect(dialog(page), name).toContainText(t('start.file.wrong', { name: `${name}.json` }))
    await expect(dialog(page).getByRole('alert'), name).toContainText(says)
    await expect(use(page), name).toHaveCount(0)
    const text = (await dialog(page).textContent()) ?? ''
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text, name).not.toMatch(/[\u0000-\u0008\u001b]/)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }
  const { mode, configuration } = await opened.snapshot()
  expect({ mode, configuration }).toEqual({ mode: 'undecided', configuration: undefined })
  expect(complaints).toEqual([])
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a refusal and in what is stored where (${theme})`, async ({ page }) => {
    await inTheme(page, theme)
    expect(await axeFindings(page)).toEqual([])
    await open(page, 'broken.json', '{\n  "servise": true\n}')
    await expect(dialog(page)).toContainText('Line 2')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: t('start.stored') }).click()
    expect(await axeFindings(page)).toEqual([])
  })
}

test('“What is stored where?” opens and closes by keyboard, and the focus comes back', async ({ page }) => {
  const button = page.getByRole('button', { name: t('start.stored') })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText(t('start.stored.practice.text'))
  await expect(dialog(page).getByRole('button', { name: t('start.stored.close') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

test('each way is remembered, and practice and the account know nothing of each other', async ({
  opened,
  page,
  station,
  chromium,
}) => {
  await page.getByRole('radio', { name: t('start.try') }).click()
  await page.locator('.bar .main-button').click()
  const serial = await practise(page)
  await opened[Symbol.asyncDispose]()

  const practised = new RegExp(serial.split('').join('\\s*'))
  await reopened(station.dataDir, chromium, async (again) => {
    await expect(again.getByText(t('practice.banner'))).toBeVisible()
    await goTo(again, 'history')
    await expect(again.getByRole('main').getByText(practised).first()).toBeVisible()
    await again.getByRole('button', { name: t('practice.leave') }).click()
    await again.getByRole('radio', { name: t('start.account') }).click()
    await again.locator('.bar .main-button').click()
    await expect(again.getByLabel(t('sign-in.username'))).toBeVisible()
  })
  await reopened(station.dataDir, chromium, async (again) => {
    await expect(again.getByLabel(t('sign-in.username'))).toBeVisible()
    await again.getByLabel(t('sign-in.service'), { exact: true }).fill(station.address)
    await signInAs(again, anna)
    await goTo(again, 'history')
    await expect(again.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(again.getByRole('main').getByText(practised)).toHaveCount(0)
  })
  const kept = await readFile(join(station.dataDir, 'settings.json'), 'utf8')
  expect(kept).not.toContain(anna.password)
})

async function reopened(dataDir: string, chromium: Browser, act: (page: Page) => Promise<void>): Promise<void> {
  await using host = await openBrowserOn(dataDir, chromium)
  await act(host.page)
}
