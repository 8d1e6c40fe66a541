import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { profilesFor } from '../../app/device/profiles.ts'
import { openProfiles } from '../../main/adapters/profiles.ts'
import { jsonLine } from '../../simulator/json-line.ts'
import { devices } from './devices.ts'

const shipped = fileURLToPath(new URL('../../resources/device-profiles', import.meta.url))
const read = await openProfiles({ shipped, added: '/nowhere' })
const { profiles } = read.current
read[Symbol.dispose]()

describe.skipIf(process.platform === 'win32')('a simulated device', () => {
  test.each(profiles.map((profile) => [profile.id, profile] as const))(
    'of the profile %s speaks it',
    async (_id, profile) => {
      const { fleet, whoIs } = devices()
      const { port, device } = await fleet.plug({ profile })
      await expect(whoIs(port, profile)).resolves.toEqual(device.identity)
    },
  )

  test('given no profile speaks the shipped json-line, and is asked by it unchosen', async () => {
    const { fleet } = devices()
    const { port } = await fleet.plug()
    const [first] = profilesFor(port, profiles)
    expect(first).toMatchObject({ id: 'json-line', ask: { send: jsonLine.ask.send }, answer: jsonLine.answer })
  })
})
