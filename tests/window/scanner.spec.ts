/** A scanner types like a keyboard: what it reads goes to the guide, stays in no field, and presses no button. */
import { expect, test } from './guided.ts'
import { MouseHand, scan } from './hands.ts'
import { choose, expectDone, goTo, onTo, practiseToCheck } from './story.ts'
import { english as t } from './words.ts'

test.describe('in practice', () => {
  test.use({ begins: 'practice' })

  test('into the field that has the focus: what was typed there stays as it was, and the label agrees', async ({
    page,
    guide,
  }) => {
    const serial = await practiseToCheck(page)
    const field = page.getByLabel(t('check.field'))
    await field.pressSequentially('7', { delay: 80 })
    await field.evaluate((input) => {
      const values: string[] = []
      Object.assign(window, { values })
      input.addEventListener('input', () => values.push((input as HTMLInputElement).value))
    })
    await scan(page, `S/N:${serial}`)
    await expectDone(guide, serial)
    const values = await page.evaluate(() => Reflect.get(window, 'values') as string[])
    expect(values.at(-1)).toBe('7')
    // It did go into the field first: else nothing was left as it was.
    expect(values.length).toBeGreaterThan(serial.length)
  })

  test('typed as people do it stays in the field, and Enter compares it', async ({ page, guide }) => {
    const serial = await practiseToCheck(page)
    const field = page.getByLabel(t('check.field'))
    await field.pressSequentially(serial, { delay: 80 })
    await expect(field).toHaveValue(serial)
    await page.keyboard.press('Enter')
    await expectDone(guide, serial)
  })

  test('over a choice it chooses nothing, and a “?” in a web address opens no list of keys', async ({
    page,
    guide,
  }) => {
    await choose(guide, new MouseHand(page), 'Vest tracker')
    await onTo(guide, new MouseHand(page), 'connect')
    const device = page.getByLabel(t('practice.device'))
    await device.focus()
    // A person's letter would choose the one that begins with it.
    await page.keyboard.press('B')
    await expect(device).toHaveValue('owned-by-another')
    await device.selectOption('')
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT')
    await scan(page, 'B 0012345')
    await expect(device).toHaveValue('')
    await scan(page, 'B0012345')
    await expect(page.getByText(t('scan.kept', { label: 'B0012345' }))).toBeVisible()
    await expect(device).toHaveValue('')
    await device.blur()
    await scan(page, 'https://nordlicht.example/?sn=012345')
    await expect(page.getByText(t('scan.kept', { label: '012345' }))).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('on Settings it presses no button that has the focus, and says when nothing waits for it', async ({
    page,
    guide,
    opened,
  }) => {
    const serial = await practiseToCheck(page)
    await goTo(page, 'settings')
    const reset = page.getByRole('button', { name: t('settings.default') })
    await reset.focus()
    await scan(page, serial)
    await expect.poll(async () => (await opened.snapshot()).guide?.step).toBe('done')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await reset.focus()
    await scan(page, 'S/N:999999')
    await expect(page.getByText(t('scan.unused', { label: 'S/N:999999' }))).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await goTo(page, 'activate')
    await expectDone(guide, serial)
  })
})

test('ahead of the device: it is said, and agrees by itself as soon as the device has said who it is', async ({
  page,
  guide,
  station,
}) => {
  await choose(guide, new MouseHand(page), 'Vest tracker')
  await onTo(guide, new MouseHand(page), 'connect')
  await scan(page, 'S/N:012345')
  await expect(page.getByText(t('scan.kept', { label: '012345' }))).toBeVisible()
  await station.plug('vest-tracker', { identity: { serial_number: '012345' } })
  await expectDone(guide, '012345')
  await expect(page.locator('.scanned p')).toHaveCount(0)
})
