/** A label from the box to the paper: what is printed has the size that was chosen, and says which device it is for. */
import { labelSizes } from '../../app/api/settings.ts'
import { expect, test } from './guided.ts'
import { MouseHand } from './hands.ts'
import { isWindow, type OpenedHost } from './opened-host.ts'
import { type Printed, readPrinted } from './printed.ts'
import { choose, onTo, plugAndProve, practise } from './story.ts'
import { english as t } from './words.ts'

const NEAR_MM = 0.3

/** As the system's dialog does with the paper the page asks for. */
async function print(opened: OpenedHost): Promise<Printed> {
  if (!isWindow(opened)) return readPrinted(await opened.page.pdf({ preferCSSPageSize: true }))
  const pdf = await opened.electron.evaluate(async ({ BrowserWindow }) => {
    const printed = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true })
    return printed?.toString('base64') ?? ''
  })
  return readPrinted(Buffer.from(pdf, 'base64'))
}

const together = (text: string) => text.replace(/\s/g, '')

test.describe('in practice', () => {
  test.use({ begins: 'practice' })

  test('a device that is done shows its label, and prints it on one page of each size', async ({ opened, page }) => {
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    const serial = await practise(page)
    await expect(page.locator('.label-card').getByRole('img')).toHaveAccessibleName(`S/N:${serial}`)
    await page.getByRole('button', { name: t('do.print-label') }).click()
    await expect(page.getByRole('heading', { level: 1, name: t('label.title') })).toBeVisible()
    for (const size of labelSizes) {
      await page.getByLabel(t('label.size')).selectOption(size)
      await expect.poll(async () => (await opened.snapshot()).settings.labelSize).toBe(size)
      const [width, height] = size.split('x').map(Number)
      await expect(page.locator('.label-sheet .paper')).toHaveAttribute('viewBox', `0 0 ${width} ${height}`)
      const { pages, text } = await print(opened)
      expect(pages, size).toHaveLength(1)
      expect(Math.abs((pages[0]?.width ?? 0) - (width ?? 0)), `${size}: width`).toBeLessThanOrEqual(NEAR_MM)
      expect(Math.abs((pages[0]?.height ?? 0) - (height ?? 0)), `${size}: height`).toBeLessThanOrEqual(NEAR_MM)
      expect(together(text), size).toContain(serial)
      expect(text, size).not.toContain(t('label.size'))
    }
    await page.getByRole('button', { name: t('label.back') }).click()
    await expect(page.locator('.label-card')).toBeVisible()
    expect(complaints).toEqual([])
  })
})

test('an own device prints its label from its page', { tag: '@browser' }, async ({ opened, page, guide, station }) => {
  const hand = new MouseHand(page)
  await choose(guide, hand, 'Vest tracker')
  await onTo(guide, hand, 'connect')
  const serial = await plugAndProve(guide, hand, () => station.plug('vest-tracker'))
  const { activation } = (await opened.snapshot()).guide ?? {}
  if (activation?.phase.state !== 'done') throw new Error('it is done')
  const at = (hash: string) => page.goto(`${new URL(page.url()).origin}/${hash}`)
  const id = activation.phase.ownership.device
  await at(`#/device/${id}`)
  await page.getByRole('button', { name: t('do.print-label') }).click()
  await expect(page).toHaveURL(new RegExp(`#/label/${id}$`))
  await expect(page.locator('.label-sheet').getByRole('img')).toHaveAccessibleName(`S/N:${serial}`)
  expect(together((await print(opened)).text)).toContain(serial)

  for (const unknown of ['999999', 'no-such-activation']) {
    await at(`#/label/${unknown}`)
    await expect(page.getByRole('heading', { name: t('label.none') })).toBeVisible()
    await expect(page.locator('.paper')).toHaveCount(0)
  }
  await page.getByRole('button', { name: t('label.devices') }).click()
  await expect(page).toHaveURL(/#\/devices$/)
})
