/** A station whose cables stay while the devices behind them change. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { profileSchema } from '../../app/device/profile.ts'
import { simulatedPorts } from '../../main/adapters/announced-ports.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { announce } from '../../simulator/announcement.ts'
import { createFleet } from '../../simulator/fleet.ts'
import { startCloud } from './cloud.ts'
import { Program } from './program.ts'

const fixedCable = {
  id: 'fixed-cable',
  name: { en: 'x', de: 'x', fr: 'x' },
  usb: [{ vendorId: '1209', productId: '00ff' }],
  presence: 'answer',
  ask: { send: ['who?'], terminator: '\\n', timeoutMs: 500, attempts: 2 },
  answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
}

test.skipIf(process.platform === 'win32')('activate --watch takes what comes to answer on a cable', async () => {
  await using cloud = await startCloud(['anna'])
  const dataDir = join(cloud.folder, 'station')
  await mkdir(join(dataDir, 'profiles/fixed-cable'), { recursive: true })
  await writeFile(join(dataDir, 'profiles/fixed-cable/profile.json'), JSON.stringify(fixedCable))
  using fleet = createFleet({ terminals: 'pseudo', clock: systemClock, profile: profileSchema.parse(fixedCable) })
  using _announced = announce(fleet, simulatedPorts(dataDir))
  const one = await fleet.plug()
  const other = await fleet.plug({ faults: [{ kind: 'silent' }] })
  await cloud.register(one.device.identity, other.device.identity)

  const argv = ['activate', '--watch', '--json', '--data-dir', dataDir, '--service', cloud.url]
  await using program = new Program(argv, { env: cloud.env() })
  const result = (count: number) => program.line(() => results(program).length >= count)
  await result(1)
  // Nothing answers on the other cable yet, so there is no device on it: no failure either.
  expect(results(program)).toMatchObject([{ port: one.port.path, outcome: 'taken', ...one.device.identity }])
  fleet.fault('d2', [])
  await result(2)
  expect(results(program)[1]).toMatchObject({ port: other.port.path, outcome: 'taken', ...other.device.identity })

  fleet.swap('d1', 'd2')
  await result(4)
  const again = new Map(
    results(program)
      .slice(2)
      .map((line) => [line.port, line]),
  )
  expect(again.get(one.port.path)).toMatchObject({ outcome: 'already-yours', ...other.device.identity })
  expect(again.get(other.port.path)).toMatchObject({ outcome: 'already-yours', ...one.device.identity })
  program.kill('SIGINT')
  expect((await program.finished).code).toBe(130)
})

const results = ({ lines }: Program) => lines.filter(({ event }) => event === 'result')
