/** A whole batch, from its packing list to its report, by keyboard and scanner only. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { verifyReport } from '../../app/batch/report/verify.ts'
import { sealReader } from '../../main/adapters/seal.ts'
import type { PluggedMember } from '../../simulator/fleet.ts'
import { expect, test } from './guided.ts'
import { KeyboardHand, scan } from './hands.ts'
import { isWindow } from './opened-host.ts'
import { readPrinted } from './printed.ts'
import { savedFile, saveInto } from './saved-files.ts'
import { english as t } from './words.ts'

const DEVICES = 16
const family = 'vest-tracker'

test('sixteen devices from list to report, without a mouse', async ({ station, page, opened }) => {
  test.slow()
  const hand = new KeyboardHand(page)
  const need = page.getByRole('button', { name: `1 ${t('tiles.need', { count: 1 })}` })
  const plugged: PluggedMember[] = []
  // They are all known before the first is plugged in, as an order is.
  for (let index = 0; index < DEVICES; index += 1) {
    const member = await station.plug(family)
    station.unplug(member)
    plugged.push(member)
  }
  const list = join(dirname(station.dataDir), 'order-4711.csv')
  const lines = plugged.map(
    ({ device: { identity } }, index) => `${index + 1};${identity.serial_number};PAL-0${index % 3}`,
  )
  await writeFile(list, `Pos.;Serien-Nr.;Palette\n${lines.join('\n')}\n`)

  await hand.press(page.getByRole('link', { name: t('nav.batch') }))
  const chooser = page.waitForEvent('filechooser')
  await hand.press(page.getByRole('button', { name: t('list.choose') }))
  await (await chooser).setFiles(list)
  await expect(page.getByRole('heading', { name: t('list.read', { count: DEVICES }) })).toBeVisible()
  await hand.press(page.getByText(t('batch.more')))
  await page.getByRole('checkbox', { name: new RegExp(t('batch.label-scan')) }).focus()
  await page.keyboard.press('Space')
  await hand.press(page.getByRole('button', { name: t('batch.start') }))
  await expect(page.getByText(t('tiles.of', { expected: DEVICES }))).toBeVisible()

  // A stranger: it needs somebody, and is set aside.
  const stranger = await station.plug(family)
  await expect(need).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('button', { name: t('tiles.look-at', { socket: '1' }) })).toBeVisible()
  await page.keyboard.press('n')
  const drawer = page.getByRole('dialog')
  await expect(drawer).toBeVisible()
  await page.keyboard.press('a')
  await expect(drawer).toHaveCount(0)
  station.unplug(stranger)
  // As a person does: the socket is free before the next one comes.
  await expect(page.locator('[data-socket]').first()).toContainText(t('tile.ready'))

  for (const device of plugged) {
    const { serial_number } = device.device.identity
    await station.replug(device)
    await expect(need).toBeVisible()
    // Read wrongly, it is scanned again: so does everybody at a station.
    await expect(async () => {
      await scan(page, `S/N:${serial_number}`)
      await expect(need).toHaveCount(0, { timeout: 3000 })
    }).toPass()
  }
  await expect(page.getByText(t('tiles.of', { expected: DEVICES }))).toBeVisible()
  await expect(page.getByRole('button', { name: t('tiles.close') })).toBeVisible()
  for (const device of plugged) station.unplug(device)

  await hand.press(page.getByRole('button', { name: t('tiles.close'), exact: true }))
  await hand.press(page.getByRole('dialog').getByRole('button', { name: t('tiles.close'), exact: true }))
  await expect(page.getByRole('heading', { name: 'order-4711' })).toBeVisible()
  const saved = await mkdtemp(join(dirname(station.dataDir), 'saved-'))
  await saveInto(opened, saved)
  await hand.press(page.getByRole('button', { name: t('reports.save') }))
  const report = await savedFile(saved, '.json')
  const pace = { breathe: async () => undefined, signal: new AbortController().signal }
  const found = await verifyReport(await readFile(report, 'utf8'), { seal: sealReader, ...pace })
  expect(found).toMatchObject({ verdict: 'unchanged', rows: DEVICES + 1 })
  if (isWindow(opened)) {
    await page.getByRole('checkbox', { name: new RegExp(t('reports.pdf')) }).focus()
    await page.keyboard.press('Space')
    await hand.press(page.getByRole('button', { name: t('reports.save') }))
    const printed = readPrinted(await readFile(await savedFile(saved, '.pdf')))
    for (const { device } of plugged) expect(printed.text).toContain(device.identity.serial_number)
  }
  // Made in a thread of its own, which each host has to find.
  const cells = (await readSheet(await readFile(await savedFile(saved, '.xlsx')))).flat()
  for (const { device } of plugged) expect(cells).toContain(device.identity.serial_number)
})
