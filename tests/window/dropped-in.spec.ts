/** A family of devices is a folder: dropped in while the app runs, it is there; a bad one is named with file and line. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './guided.ts'
import { MouseHand } from './hands.ts'
import { shippedProfiles } from './places.ts'
import { choose, onTo, plugAndProve } from './story.ts'

test('dropped in while the guide stands at choose: chosen, asked and proven', async ({ station, guide, page }) => {
  await guide.expectStep('choose')
  await expect(guide.kind('Weather station')).toHaveCount(0)
  await dropIn(station.dataDir, 'weather-station', {
    id: 'weather-station',
    name: { en: 'Weather station', de: 'Wetterstation', fr: 'Station météo' },
    usb: [{ vendorId: '2e8a', productId: '000a' }],
  })
  const hand = new MouseHand(page)
  await choose(guide, hand, 'Weather station')
  await onTo(guide, hand, 'connect')
  await plugAndProve(guide, hand, () => station.plug('weather-station'))
})

test('one that cannot be read is listed with its file, the line and the reason, and the others stay', async ({
  station,
  guide,
  page,
}) => {
  await guide.expectStep('choose')
  const folder = join(station.dataDir, 'profiles', 'broken')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'profile.json'), '{\n  "id": "broken",\n  "serial": { "baudrate": 9600 }\n}\n')
  const problem = page.getByText(join('broken', 'profile.json'))
  await expect(problem.filter({ hasText: 'baudrate' })).toContainText('line 3')
  await expect(guide.main).toBeVisible()
  // Mended: it is no longer told.
  await dropIn(station.dataDir, 'broken', { id: 'mended', name: { en: 'Mended', de: 'Mended', fr: 'Mended' } })
  await expect(problem).toHaveCount(0)
  await expect(guide.kind('Mended')).toBeVisible()
})

test('a drawing saved again under its name shows at once', async ({ station, guide, page }) => {
  const name = { en: 'Redrawn', de: 'Redrawn', fr: 'Redrawn' }
  await dropIn(station.dataDir, 'redrawn', { id: 'redrawn', name })
  await guide.expectStep('choose')
  const drawing = page
    .locator('label')
    .filter({ has: guide.kind('Redrawn') })
    .locator('svg.draw')
  await expect(drawing).toBeVisible()
  await expect(drawing.locator('ellipse')).toHaveCount(0)
  const picture = join(station.dataDir, 'profiles', 'redrawn', 'tracker.svg')
  await writeFile(picture, '<svg viewBox="0 0 320 240"><ellipse cx="160" cy="120" rx="90" ry="40"/></svg>')
  await expect(drawing.locator('ellipse')).toHaveCount(1)
})

/** A copy of a shipped family, called something else. */
async function dropIn(dataDir: string, name: string, changed: object): Promise<void> {
  const folder = join(dataDir, 'profiles', name)
  await cp(join(shippedProfiles, 'vest-tracker'), folder, { recursive: true })
  const file = join(folder, 'profile.json')
  const { $schema: _, ...profile } = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...profile, ...changed }))
}
