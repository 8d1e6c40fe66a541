/**
 * `npm run pictures`: takes the pictures of docs/, each screen in both themes, at 1280 × 800. What is shown, and when, is
 * always the same, so that a picture changes only where a screen did.
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { mock } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Snapshot } from '../../app/api.ts'
import { buildPage } from '../../main/build/page.ts'
import { alsoIn, pictured, pictureFiles, picturesFolder, pictureThemes } from './picture-list.ts'
import { chromiumArgs, chromiumPath, noChromium, realPage } from './places.ts'

// Before anything reads the zone or the clock.
process.env.TZ = 'Europe/Berlin'
const { found, moment, scenes } = await import('./pictured.ts')
const { firstSnapshot, PlayedCore } = await import('./scripted-page.ts')

const folder = fileURLToPath(picturesFolder)
const only = process.argv.slice(2)
if (chromiumPath === undefined) throw new Error(noChromium)
await buildPage(realPage)
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ args: chromiumArgs, executablePath: chromiumPath })
mock.timers.enable({ apis: ['Date'], now: moment })
try {
  for (const name of pictured) {
    if (only.length > 0 && !only.includes(name)) continue
    for (const theme of pictureThemes) await take(browser, name, { theme, language: 'en' }, `${name}.${theme}.png`)
    const language = alsoIn[name]
    if (language !== undefined) {
      await take(browser, name, { theme: 'light', language }, `${name}.light.${language}.png`)
    }
  }
} finally {
  await browser.close()
}
if (only.length === 0) await removeOthers()

async function take(
  from: Browser,
  name: (typeof pictured)[number],
  chosen: Pick<Snapshot['settings'], 'theme' | 'language'>,
  file: string,
): Promise<void> {
  const context = await from.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.clock.setFixedTime(moment)
  const core = new PlayedCore(page)
  const { at, shows, act } = scenes[name]
  core.history = undefined
  core.found = found
  core.snapshot = { ...firstSnapshot, ...shows(), settings: { ...firstSnapshot.settings, theme: chosen.theme } }
  await core.open(at)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  await core.show({ settings: { ...core.snapshot.settings, ...chosen } })
  await settled(page, chosen.language)
  await page.screenshot({ path: `${folder}${file}`, animations: 'disabled' })
  console.log(file)
  if (core.complaints.length > 0) throw new Error(`${name}: ${core.complaints.join(' · ')}`)
  await context.close()
}

/** In its language, with its faces loaded, and drawn. */
async function settled(page: Page, language: string): Promise<void> {
  await page.locator(`html[lang=${language}]`).waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

/** Pictures of what is no longer there. */
async function removeOthers(): Promise<void> {
  const files = new Set(pictureFiles())
  for (const name of await readdir(folder)) if (!files.has(name)) await rm(`${folder}${name}`)
}
