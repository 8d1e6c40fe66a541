/** A batch among what goes wrong at a station: cables that stay, a service that is full, devices that hang or babble. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { profileSchema } from '../../app/device/profile.ts'
import { simulatedPorts } from '../../main/adapters/announced-ports.ts'
import { systemClock } from '../../main/adapters/clock.ts'
import { announce } from '../../simulator/announcement.ts'
import { createFleet, type PluggedMember } from '../../simulator/fleet.ts'
import { startFaultProxy } from '../network/fault-proxy.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { Program } from './program.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud[Symbol.asyncDispose]())

const tracker = {
  id: 'tracker',
  name: { en: 'x', de: 'x', fr: 'x' },
  usb: [{ vendorId: '1209', productId: '00ff' }],
  ask: { send: ['who?'], terminator: '\\n', timeoutMs: 500, attempts: 2 },
  answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
}
const onFixedCable = { ...tracker, presence: 'answer' }

/** @param profile as a maker writes it */
async function station(profile: typeof tracker, service = cloud.url) {
  const dataDir = join(cloud.folder, randomUUID())
  await mkdir(join(dataDir, 'profiles/tracker'), { recursive: true })
  await writeFile(join(dataDir, 'profiles/tracker/profile.json'), JSON.stringify(profile))
  const parsed = profileSchema.parse(profile)
  const fleet = createFleet({ terminals: 'pseudo', clock: systemClock, seed: randomUUID(), profile: parsed })
  const announced = announce(fleet, simulatedPorts(dataDir))
  return {
    fleet,
    /** @returns what was plugged in, known to the service */
    async plug(...faults: Parameters<typeof fleet.fault>[1]) {
      const member = await fleet.plug({ faults })
      await cloud.register(member.device.identity)
      return member
    },
    batch: (...argv: string[]) =>
      new Program(['batch', ...argv, '--json', '--data-dir', dataDir, '--service', service], { env: cloud.env() }),
    [Symbol.dispose]() {
      announced[Symbol.dispose]()
      fleet[Symbol.dispose]()
    },
  }
}

const results = ({ lines }: Pick<Program, 'lines'>) => lines.filter(({ event }) => event === 'result')
const resultsOf = (program: Program, count: number) => program.line(() => results(program).length >= count)
/** In which order they end is theirs. */
const bySerial = (lines: ReturnType<typeof results>) => new Map(lines.map((line) => [line.serial_number, line]))

describe.skipIf(process.platform === 'win32')('a batch', () => {
  test('on fixed cables: each device that comes to answer is one, whichever cable it comes to', async () => {
    using here = await station(onFixedCable)
    const [one, other, late] = [await here.plug(), await here.plug(), await here.plug({ kind: 'silent' })]
    await using program = here.batch('start', '--name', 'Cables', '--watch')
    await resultsOf(program, 2)
    // Nothing answers on the third cable: there is no device on it, and nothing fails.
    expect(results(program).map(({ outcome }) => outcome)).toEqual(['taken', 'taken'])

    here.fleet.swap(one.name, late.name)
    here.fleet.fault(late.name, [])
    await resultsOf(program, 4)
    const after = bySerial(results(program).slice(2))
    expect(after.get(late.device.identity.serial_number)).toMatchObject({ outcome: 'taken', port: one.port.path })
    expect(after.get(one.device.identity.serial_number)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'ALREADY_IN_BATCH' },
    })
    program.kill('SIGINT')
    expect((await program.finished).code).toBe(130)
    expect(program.lines.findLast(({ event }) => event === 'batch')).toMatchObject({ done: 3, taken: 3, failed: 0 })
    expect(other.device.identity.serial_number).not.toBe(late.device.identity.serial_number)
  })

  test('at a full service: one call at a time asks whether it goes on, and devices are read meanwhile', async () => {
    await using network = await startFaultProxy({ target: new URL(cloud.url).origin })
    using here = await station(tracker, `${network.url}v1/`)
    const plugged: PluggedMember[] = []
    for (let count = 0; count < 12; count += 1) plugged.push(await here.plug())
    const storm = { path: '/v1/device' }
    network.always({ kind: 'too-many', retryAfter: '1' }, storm)
    await using program = here.batch('start', '--name', 'Storm', '--watch')
    const kept = () => program.lines.filter(({ event, kept }) => event === 'state' && kept === true)
    const serials = () => new Set(kept().map(({ serial_number }) => serial_number))
    await program.line(() => serials().size === plugged.length)

    // Whoever is plugged in during the storm is read as any other.
    const late = await here.plug()
    await program.line(() => serials().has(late.device.identity.serial_number))
    const before = network.requests.length
    for (let probe = 0; probe < 3; probe += 1) await network.seen(storm)
    expect(network.requests.length - before).toBeLessThanOrEqual(4)
    expect(results(program)).toEqual([])

    network.always(undefined)
    await resultsOf(program, plugged.length + 1)
    expect(new Set(results(program).map(({ outcome }) => outcome))).toEqual(new Set(['taken']))
    const sent = network.requests.filter(({ method, path }) => method === 'POST' && path.includes('take-ownership'))
    expect(sent).toHaveLength(plugged.length + 1)
    program.kill('SIGINT')
    await program.finished
  })

  test('beside one that hangs and one that babbles: the others end before them, and each of the two says what it is', async () => {
    using here = await station(tracker)
    const [hangs, babbles] = [await here.plug({ kind: 'silent' }), await here.plug({ kind: 'flood' })]
    const good: PluggedMember[] = []
    for (let count = 0; count < 6; count += 1) good.push(await here.plug())
    const ports = [hangs, babbles, ...good].flatMap(({ port }) => ['--port', port.path])
    await using program = here.batch('start', '--name', 'Beside', ...ports)
    expect((await program.finished).code).toBe(1)
    const ended = results(program)
    expect(ended.slice(0, good.length).map(({ outcome }) => outcome)).toEqual(good.map(() => 'taken'))
    const byPort = new Map(ended.map((line) => [line.port, line]))
    expect(byPort.get(hangs.port.path)).toMatchObject({ failure: { code: 'DEVICE_SILENT' } })
    expect(byPort.get(babbles.port.path)).toMatchObject({ failure: { code: 'DEVICE_GARBLED' } })
  })
})
