/** The guide's own example, as somebody who follows it would have it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { profilesFor, readProfiles } from '../../app/device/profiles.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { createSerialBus } from '../../main/adapters/serial-bus.ts'
import { parseFault } from '../../simulator/faults.ts'
import { createFleet } from '../../simulator/fleet.ts'

const guide = readFileSync(new URL('../../docs/add-a-device.md', import.meta.url), 'utf8')
const text = /```json\n(.*?)```/s.exec(guide)?.[1] ?? ''
const read = (text: string) => readProfiles([{ file: 'profile.json', origin: 'added', text }])
const never = new AbortController().signal
const known = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }

test.runIf(process.platform !== 'win32').each(['none', 'boot=200', 'split=1', 'echo', 'second-ask-only'])(
  'the example of the guide is asked on its port and answers, whatever is wrong with it: %s',
  async (fault) => {
    const { profiles } = read(text)
    const faults = fault === 'none' ? [] : [parseFault(fault).fault]
    using fleet = createFleet({ terminals: 'pseudo', clock: systemClock })
    const { port } = await fleet.plug({ ...known, profile: profiles[0], faults })
    const parts = { bus: createSerialBus(), clock: systemClock }
    const { identity, profile } = await identify(parts, port, profilesFor(port, profiles), never)
    expect([identity, profile.id]).toEqual([known, 'weather-station'])
  },
)

test('what the guide says of a mistake is what is said', () => {
  const { profiles, problems } = read(text.replace('"baudRate"', '"baudrate"'))
  const [problem] = problems
  expect(profiles).toEqual([])
  expect(guide).toContain(`profile.json, line ${problem?.line}: ${problem?.reason}`)
})
