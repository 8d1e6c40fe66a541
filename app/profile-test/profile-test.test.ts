import { expect, it } from 'vitest'
import { createFleet } from '../../simulator/fleet.ts'
import { replayedPort } from '../../simulator/replayed-port.ts'
import { shipped } from '../../tests/device/shipped.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import type { ProfileTestResult } from '../api/profile-test.ts'
import { ActivatorError } from '../errors.ts'
import type { PortInfo } from '../outside.ts'
import { KeptTrace } from './kept-trace.ts'
import { ProfileTest } from './profile-test.ts'

const never = new AbortController().signal

async function plugged(...of: Parameters<ReturnType<typeof createFleet>['plug']>) {
  const clock = new VirtualClock()
  const fleet = createFleet({ terminals: 'memory', clock })
  if (fleet.bus === undefined) throw new Error('a fleet in memory has a bus')
  const { port, device } = await fleet.plug(...of)
  const busy = new Set<string>()
  let changed = () => {}
  const free = (path: string): PortInfo => {
    if (busy.has(path)) throw new ActivatorError('PORT_BUSY', { port: path, holder: 'Device Activator' })
    return port
  }
  const test = new ProfileTest(
    {
      desk: { free },
      bus: fleet.bus,
      clock,
      log: { info: () => undefined, warn: () => undefined },
      profiles: () => [shipped('json-line'), shipped('shell')],
      sources: () => ({ folder: '/data/profiles', sources: [] }),
      replayed: (trace) => replayedPort(trace, clock),
    },
    () => changed(),
  )
  const ended = () =>
    new Promise<ProfileTestResult>((resolve) => {
      changed = () => {
        const result = test.view().profileTest?.result
        if (result !== undefined) resolve(result)
      }
      changed()
    })
  return { test, port: port.path, identity: device.identity, ended, busy }
}

it('asks the device and keeps every byte; what was saved comes to the same when it is replayed', async () => {
  const { test, port, identity, ended } = await plugged({ profile: shipped('json-line') })
  await test.commands['profile-test']({ command: 'profile-test', port, profile: 'json-line' })
  expect(test.view().profileTest).toMatchObject({ test: 1, port, profile: 'json-line', cut: false })
  const result = await ended()
  expect(result).toMatchObject({ identity, attempts: 1 })
  expect(result.failure).toBeUndefined()

  const { chunks } = await test.queries.trace({ query: 'trace', from: 0 }, never)
  const said = (way: 'tx' | 'rx') =>
    Buffer.from(chunks.flatMap(({ dir, hex }) => (dir === way ? hex : [])).join(''), 'hex').toString()
  expect(said('tx')).toBe('{"req":"identify"}\n'.repeat(2))
  expect(said('rx')).toContain(`"serial_number":"${identity.serial_number}"`)
  const { bytes, chunks: count } = test.view().profileTest ?? {}
  expect([bytes, count]).toEqual([{ tx: said('tx').length, rx: said('rx').length }, chunks.length])
  expect((await test.queries.trace({ query: 'trace', from: count ?? 0 }, never)).chunks).toEqual([])

  const { name, text } = await test.queries['trace-file']({ query: 'trace-file' }, never)
  expect(name).toMatch(/^trace-json-line-.*\.jsonl$/)
  expect(await test.queries.replay({ query: 'replay', profile: 'json-line', text }, never)).toMatchObject({
    identity,
    attempts: 1,
  })
  expect(await test.queries.replay({ query: 'replay', profile: 'shell', text }, never)).toMatchObject({
    failure: { code: 'DEVICE_SILENT' },
  })
})

it('tells which attempt was answered, and of a silent device how many were not', async () => {
  const late = await plugged({ profile: shipped('json-line'), faults: [{ kind: 'second-ask-only' }] })
  await late.test.commands['profile-test']({ command: 'profile-test', port: late.port, profile: 'json-line' })
  expect(await late.ended()).toMatchObject({ identity: late.identity, attempts: 2 })

  const silent = await plugged({ profile: shipped('json-line'), faults: [{ kind: 'silent' }] })
  await silent.test.commands['profile-test']({ command: 'profile-test', port: silent.port, profile: 'json-line' })
  const result = await silent.ended()
  expect(result).toMatchObject({ failure: { code: 'DEVICE_SILENT' }, attempts: shipped('json-line').ask.attempts })
  expect(result.answered).toBeUndefined()
})

it('runs one at a time, leaves a busy port alone, and ends when it is stopped', async () => {
  const { test, port, busy } = await plugged({ profile: shipped('json-line'), faults: [{ kind: 'silent' }] })
  const start = async () => await test.commands['profile-test']({ command: 'profile-test', port, profile: 'json-line' })
  busy.add(port)
  await expect(start()).rejects.toMatchObject({ code: 'PORT_BUSY', params: { holder: 'Device Activator' } })
  expect(test.view()).toEqual({})
  busy.clear()
  await start()
  await expect(start()).rejects.toMatchObject({ code: 'PORT_BUSY' })
  await test.commands['profile-test-stop']({ command: 'profile-test-stop' })
  expect(test.view().profileTest?.result).toMatchObject({ failure: { code: 'CANCELLED' } })
  await start()
  expect(test.view().profileTest).toMatchObject({ test: 2 })
  await test[Symbol.asyncDispose]()
  expect(test.view().profileTest?.result).toBeDefined()
})

it('names the line of a file that is no trace', async () => {
  const { test } = await plugged({ profile: shipped('json-line') })
  const replay = async (text: string) =>
    await test.queries.replay({ query: 'replay', profile: 'json-line', text }, never)
  await expect(replay('{"us":1,"dir":"rx","hex":"7b"}\n{}')).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    params: { line: 2 },
  })
  await expect(replay('\n')).rejects.toMatchObject({ code: 'CONFIG_INVALID', params: { what: 'is empty' } })
})

it('stops keeping where the file would be too long, and goes on counting', () => {
  const trace = new KeptTrace(new VirtualClock(), () => undefined)
  const chunk = new Uint8Array(1000)
  for (let count = 0; count < 200; count += 1) trace.record('x', 'rx', chunk)
  expect(trace.cut).toBe(true)
  expect(trace.bytes.rx).toBe(200_000)
  expect(trace.text.length).toBeLessThanOrEqual(190_000)
  const { count } = trace
  trace.record('x', 'tx', Uint8Array.of(1))
  expect(trace.count).toBe(count)
})
