/** The guide's own example, as somebody who follows it would have it. */
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { serialOnLabel } from '../../app/device/label.ts'
import { profilesFor, type ReadProfiles } from '../../app/device/profiles.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { openProfiles } from '../../main/adapters/profiles.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { parseFault } from '../../simulator/faults.ts'
import { createFleet } from '../../simulator/fleet.ts'

const guide = readFileSync(new URL('../../docs/add-a-device.md', import.meta.url), 'utf8')
const profileText = /```json\n(.*?)```/s.exec(guide)?.[1] ?? ''
const drawingText = /```svg\n(.*?)```/s.exec(guide)?.[1] ?? ''
const shipped = fileURLToPath(new URL('../../resources/device-profiles', import.meta.url))
const never = new AbortController().signal
const known = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }

/** As the guide says: a folder with these files among one's own. */
async function followed(profile: string, drawing: string): Promise<ReadProfiles> {
  const added = await mkdtemp(join(tmpdir(), 'add-a-device-'))
  onTestFinished(() => rm(added, { recursive: true }))
  const folder = join(added, 'weather-station')
  await mkdir(folder)
  await writeFile(join(folder, 'profile.json'), profile)
  for (const name of ['station.svg', 'station-plug.svg']) await writeFile(join(folder, name), drawing)
  using read = await openProfiles({ shipped, added })
  return read.current
}

/** As the guide writes them: with the last folder alone. */
const told = ({ problems }: ReadProfiles) =>
  problems.map(
    ({ file, line, reason }) => `…/${basename(dirname(file))}/${basename(file)}, line ${line ?? 1}: ${reason}\n`,
  )

test('the example is a family with its drawings, and nothing is wrong with it', async () => {
  const read = await followed(profileText, drawingText)
  expect(read.problems).toEqual([])
  expect([...(read.drawings.get('weather-station')?.keys() ?? [])]).toEqual(['station.svg', 'station-plug.svg'])
  const profile = read.profiles.find(({ id }) => id === 'weather-station')
  expect(serialOnLabel('WS1;012345;2026', profile)).toBe('012345')
})

test.runIf(process.platform !== 'win32').each(['none', 'boot=200', 'split=1', 'echo', 'second-ask-only'])(
  'the example of the guide is asked on its port and answers, whatever is wrong with it: %s',
  async (fault) => {
    const { profiles } = await followed(profileText, drawingText)
    const profile = profiles.find(({ id }) => id === 'weather-station')
    const faults = fault === 'none' ? [] : [parseFault(fault).fault]
    using fleet = createFleet({ terminals: 'pseudo', clock: systemClock })
    const { port } = await fleet.plug({ ...known, profile, faults })
    const parts = { bus: createSerialBus(), clock: systemClock }
    const found = await identify(parts, port, profilesFor(port, profiles), never)
    expect([found.identity, found.profile.id]).toEqual([known, 'weather-station'])
  },
)

test('what the guide says of a mistake is what is said, and the family is left out', async () => {
  const read = await followed(profileText.replace('"baudRate"', '"baudrate"'), drawingText)
  expect(read.profiles.map(({ id }) => id)).not.toContain('weather-station')
  expect(guide).toContain(told(read)[0])
})

test('what the guide says of a drawing is what is said, and the family is there without it', async () => {
  const read = await followed(profileText, drawingText.replace(/<path[^>]*>/, '<text/>'))
  expect(read.profiles.map(({ id }) => id)).toContain('weather-station')
  expect(guide).toContain(told(read)[0])
})

test('the pictures the guide shows are there', () => {
  const pictures = [...guide.matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, path]) => path ?? '')
  for (const path of pictures)
    expect(readFileSync(new URL(`../../docs/${path}`, import.meta.url)).length).toBeGreaterThan(0)
})
