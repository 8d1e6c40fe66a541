/** Help as a person uses it: whether this computer is ready and what to do if not, and what there is to read. */
import type { Page } from '@playwright/test'
import { guideSteps } from '../../app/api/guide.ts'
import { expect, test } from './guided.ts'
import { axeFindings } from './legible.ts'
import { goTo } from './story.ts'
import { english as t, texts } from './words.ts'

const HOUR_MS = 3_600_000

test.describe('the checks', () => {
  test('an unreachable service comes with what to do, and once it is back checking again says so', async ({
    page,
    station,
  }) => {
    station.network.always({ kind: 'reset' })
    await goTo(page, 'help')
    const list = page.getByRole('main').locator('.check')
    const service = list.filter({ hasText: t('doctor.check.service') })
    await expect(service).toContainText(t('doctor.fix.check-the-network'))
    await expect(service).toContainText(t('help.state.fix'))
    await expect(page.getByText(t('help.verdict.fix'))).toBeVisible()
    expect(await list.count()).toBeGreaterThanOrEqual(10)
    for (const line of await list.all()) await expect(line).toContainText(/\S.*\S/)

    await page.getByRole('button', { name: t('help.copy') }).click()
    await expect(page.getByRole('button', { name: t('do.copied') })).toBeVisible()
    const copied = await pasted(page)
    expect(copied).toContain(`${t('help.state.fix')}: ${t('doctor.check.service')}.`)
    expect(copied).toContain(t('doctor.fix.check-the-network'))

    station.network.always(undefined)
    await page.getByRole('button', { name: t('help.again') }).click()
    await expect(service).toContainText(t('help.state.ok'))
    await expect(page.getByText(t('help.verdict.fix'))).toHaveCount(0)
    await expect(service).not.toContainText(t('doctor.fix.check-the-network'))
  })

  test('a clock that is an hour off is told', async ({ page, station }) => {
    station.network.always({ kind: 'date', date: new Date(Date.now() - HOUR_MS).toUTCString() })
    await goTo(page, 'help')
    const clock = page.locator('.check').filter({ hasText: t('doctor.check.clock') })
    await expect(clock).toContainText(t('help.state.look'))
    await expect(clock).toContainText(/3,?(599|60\d) seconds/)
    await expect(clock).toContainText(t('doctor.fix.set-the-clock', { local: '' }).split(';')[0] ?? '')
  })
})

test.describe('in practice', () => {
  test.use({ begins: 'practice' })

  test('guides, keys and licences are there to read, each closed by one button', async ({ page, opened }) => {
    const section = async (name: 'guides' | 'keys' | 'licences') => {
      await goTo(page, 'help')
      await page.getByRole('button', { name: t(`help.${name}`) }).click()
      await expect(page.getByRole('heading', { level: 1, name: t(`help.${name}`) })).toBeVisible()
      return page.getByRole('region', { name: t(`help.${name}`) })
    }
    const guides = await section('guides')
    const families = (await opened.snapshot()).profiles.filter(({ picture }) => picture !== undefined)
    expect(families.length).toBeGreaterThan(0)
    for (const { name } of families) {
      const family = guides
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: name.en, exact: true }) })
      const steps = family.getByRole('listitem')
      await expect(steps.locator('svg').first(), name.en).toBeVisible()
      expect(await steps.count(), name.en).toBeGreaterThan(0)
      expect(await steps.locator('svg').count(), name.en).toBe(await steps.count())
    }
    await expect(guides.getByRole('heading', { name: t('help.topic.release') })).toBeVisible()

    await expect((await section('keys')).getByText(t('keys.enter'))).toBeVisible()
    await expect((await section('licences')).getByRole('rowheader', { name: 'react', exact: true })).toBeVisible()
    await page.getByRole('button', { name: t('help.activate') }).click()
    await expect.poll(async () => guideSteps.includes((await opened.snapshot()).guide?.step ?? 'done')).toBe(true)
    await expect(page).toHaveURL(/#\/activate$/)
  })

  test('in German', async ({ page, opened }) => {
    await opened.run({ command: 'set', language: 'de' })
    await page.goto(`${new URL(page.url()).origin}/#/help`)
    await expect(page.getByRole('heading', { level: 1, name: texts.de('help.title') })).toBeVisible()
    await expect(page.getByText(texts.de('doctor.check.clock'))).toBeVisible()
    await expect(page.getByText(t('doctor.check.clock'), { exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: texts.de('help.guides') }).click()
    await expect(page.getByRole('heading', { name: texts.de('help.topic.release') })).toBeVisible()
  })

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in any section (${theme})`, async ({ page, opened }) => {
      await opened.run({ command: 'set', theme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      for (const section of ['help', 'help/guides', 'help/keys', 'help/licences']) {
        await page.goto(`${new URL(page.url()).origin}/#/${section}`)
        const there = section === 'help' ? page.locator('.check').first() : page.locator('.help-reading')
        await there.waitFor()
        expect.soft(await axeFindings(page), section).toEqual([])
      }
    })
  }
})

/** What the clipboard holds, as a field that it is pasted into gets it. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const area = document.createElement('textarea')
    area.id = 'pasted'
    document.body.append(area)
    area.focus()
  })
  await page.keyboard.press('ControlOrMeta+v')
  const area = page.locator('#pasted')
  await expect(area).not.toHaveValue('')
  const text = await area.inputValue()
  await area.evaluate((element) => element.remove())
  return text
}
