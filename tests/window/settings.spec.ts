/** The settings hold at once and everywhere; a profile is tried on a device, and what was recorded comes to the same again. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readTrace } from '../../app/device/trace.ts'
import { expect, test } from './guided.ts'
import { isBrowser } from './opened-host.ts'
import { english as t, texts } from './words.ts'

test.use({ begins: 'practice' })

const to = (page: Page, section: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, `#/settings/${section}`)
const back = (page: Page) => page.getByRole('button', { name: t('settings.default') })

test('language, theme and less motion hold at once, in a second page too, and can all be set back', async ({
  opened,
  page,
}) => {
  if (!isBrowser(opened)) throw new Error('this story is the browser’s')
  const second = await opened.secondPage()
  await to(page, 'look')
  await to(second, 'sound')
  await page.getByText('Deutsch', { exact: true }).click()
  await page.getByText(texts.de('settings.theme.dark'), { exact: true }).click()
  await page.getByRole('switch', { name: texts.de('settings.motion') }).click()
  for (const one of [page, second]) {
    await expect(one.locator('html')).toHaveAttribute('lang', 'de')
    await expect(one.locator('html')).toHaveAttribute('data-motion', 'less')
    await expect(one.locator('body')).toHaveCSS('background-color', 'rgb(15, 18, 23)')
    await expect(one.getByRole('heading', { name: texts.de('settings.title') })).toBeVisible()
  }
  await second.getByRole('slider', { name: texts.de('settings.sound.volume') }).press('End')
  await expect.poll(async () => (await opened.snapshot()).settings.volume).toBe(1)

  await page.getByRole('button', { name: texts.de('settings.default') }).click()
  await page.keyboard.press('Escape')
  expect((await opened.snapshot()).settings).toMatchObject({ language: 'de', volume: 1, motion: 'less' })
  await page.getByRole('button', { name: texts.de('settings.default') }).click()
  await page.getByRole('button', { name: texts.de('settings.default.do'), exact: true }).click()
  await expect(back(second)).toBeVisible()
  expect((await opened.snapshot()).settings).toMatchObject({
    language: 'en',
    theme: 'system',
    volume: 0.6,
    motion: 'system',
  })
})

test('each cue can be listened to and seen, without a complaint where there is no sound device', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await to(page, 'sound')
  for (const cue of ['good', 'look', 'failed'] as const) {
    const name = t('settings.sound.play.named', { name: t(`settings.sound.${cue}`) })
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.locator(`.flash-${cue}`)).toBeAttached()
  }
  await expect(page.locator('.flash')).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('a profile tried on a device shows its bytes and who it is; the saved trace comes to the same', async ({
  opened,
  page,
}, { outputDir }) => {
  await to(page, 'profiles')
  await page.getByLabel(t('settings.try.profile')).selectOption('json-line')
  await page.getByRole('button', { name: t('settings.try.plug') }).click()
  // Plugged in, the guide asks it and waits for a person: the port is taken until that is ended.
  await page.getByRole('button', { name: t('settings.try.busy.stop') }).click()
  await page.getByRole('button', { name: t('settings.try.start'), exact: true }).click()

  const trace = page.getByRole('region', { name: t('settings.trace'), exact: true })
  await expect(trace).toContainText('7b 22 72 65 71 22 3a 22 69 64 65 6e 74 69 66 79 22 7d 0a')
  await expect(trace).toContainText('{"req":"identify"}\\n')
  const result = page.locator('.test-result').filter({ hasText: t('settings.try.identified') })
  await expect(result).toBeVisible()
  const { profileTest, ports } = await opened.snapshot()
  const serial = profileTest?.result?.identity?.serial_number ?? ''
  expect(serial).not.toBe('')
  expect(ports.map(({ activation }) => activation?.phase.state)).not.toContain('done')
  await expect(result.locator('.serial').first()).toHaveText(serial)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: t('settings.try.save') }).click()
  const file = join(outputDir, (await download).suggestedFilename())
  await (await download).saveAs(file)
  const said = readTrace(await readFile(file, 'utf8'), file).filter(({ dir }) => dir === 'rx')
  expect(Buffer.concat(said.map(({ bytes }) => bytes)).toString()).toContain(`"serial_number":"${serial}"`)

  await page.getByLabel(t('settings.replay.file')).setInputFiles(file)
  const replayed = page.getByRole('region', { name: t('settings.replay') })
  await expect(replayed).toContainText(t('settings.try.identified'))
  await expect(replayed.locator('.serial').first()).toHaveText(serial)

  const broken = join(outputDir, 'broken.jsonl')
  await writeFile(broken, 'no trace\n')
  await page.getByLabel(t('settings.replay.file')).setInputFiles(broken)
  await expect(replayed).toContainText(t('failure.CONFIG_INVALID.title'))
})

test('a bad profile dropped in is listed with file, line and reason, and goes when it is mended', async ({
  opened,
  page,
}) => {
  await to(page, 'profiles')
  const shown = page.locator('.setting .machine').filter({ hasText: /profiles$/ })
  const added = (await shown.textContent()) ?? ''
  const folder = join(added, 'greenhouse')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'profile.json')
  const profile = (send: string) => `{
  "id": "greenhouse",
  "name": { "en": "Greenhouse", "de": "Gewächshaus", "fr": "Serre" },
  "answer": { "kind": "json", "serial_number": "/s", "device_name": "/n" },
  "ask": { "send": ["${send}"] }
}`
  await writeFile(file, profile('\\\\q'))
  const wrong = page.getByRole('region', { name: t('settings.profiles.wrong') })
  await expect(wrong).toContainText(file)
  await expect(wrong).toContainText(t('settings.profiles.line', { line: 5 }))
  await expect(wrong).toContainText('ask.send.0')

  await writeFile(file, profile('who'))
  await expect(wrong).toHaveCount(0)
  const listed = page.getByRole('listitem').filter({ hasText: 'Greenhouse' })
  await expect(listed).toContainText(t('settings.profiles.added'))
  await expect(listed).toContainText(file)
  expect((await opened.snapshot()).profiles.map(({ id }) => id)).toContain('greenhouse')
  await rm(folder, { recursive: true })
  await expect(listed).toHaveCount(0)
})
