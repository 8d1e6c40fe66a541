import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { identify } from '../../app/device/conversation.ts'
import { readTrace, traceRecorder } from '../../app/device/trace.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { Clock, PortInfo, SerialBus } from '../../app/outside.ts'
import { type Fault, parseFault } from '../../simulator/faults.ts'
import { createFleet } from '../../simulator/fleet.ts'
import { replayedPort } from '../../simulator/replayed-port.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { shipped } from './shipped.ts'

const never = new AbortController().signal

/** What comes of asking, and when. */
async function ask(
  id: string,
  bus: SerialBus,
  port: PortInfo,
  clock: Clock,
  record?: ReturnType<typeof traceRecorder>,
) {
  const began = clock.monotonic()
  const at = () => Math.round(clock.monotonic() - began)
  try {
    const { identity } = await identify({ bus, clock, record }, port, [shipped(id)], never)
    return { identity, ms: at() }
  } catch (error) {
    if (!(error instanceof ActivatorError)) throw error
    return { code: error.code, ms: at() }
  }
}

test.each([
  ['json-line', []],
  ['json-line', ['boot=400', 'split=3']],
  ['json-line', ['changing-identity']],
  ['json-line', ['number']],
  ['json-line', ['silent']],
  ['json-line', ['garbled']],
  ['shell', ['boot=400']],
  ['at-modem', ['second-ask-only']],
  ['scpi', ['slow=1500']],
])('%s with %j: recorded and replayed, the same comes of it in the same time', async (id, faults) => {
  const clock = new VirtualClock()
  const fleet = createFleet({ terminals: 'memory', clock })
  if (fleet.bus === undefined) throw new Error('a fleet in memory has a bus')
  const wrong: Fault[] = faults.map((text) => parseFault(text).fault)
  const device = await fleet.plug({ profile: shipped(id), faults: wrong })
  const lines: string[] = []
  const record = traceRecorder(clock, (port, line) => {
    expect(port).toBe(device.port.path)
    lines.push(line)
  })
  const first = await ask(id, fleet.bus, device.port, clock, record)

  const later = new VirtualClock()
  const replayed = replayedPort(readTrace(lines.join('\n'), 'recorded'), later)
  expect(await ask(id, replayed.bus, replayed.port, later)).toEqual(first)
})

test('asked something else than was recorded, it stays silent', async () => {
  const clock = new VirtualClock()
  const trace = readTrace('{"us":1,"dir":"tx","hex":"3f0a"}\n{"us":2,"dir":"rx","hex":"7b7d0a"}', 'x')
  const { bus, port } = replayedPort(trace, clock)
  expect(await ask('json-line', bus, port, clock)).toMatchObject({ code: 'DEVICE_SILENT' })
})

// A trace from the field is put there under `<profile>.<what is to come of it>.<what it shows>.jsonl`.
const folder = new URL('./traces/', import.meta.url)
test.each(readdirSync(folder))('%s', async (name) => {
  const [id = '', wanted] = name.split('.')
  const clock = new VirtualClock()
  const { bus, port } = replayedPort(readTrace(readFileSync(new URL(name, folder), 'utf8'), name), clock)
  const outcome = await ask(id, bus, port, clock)
  expect('code' in outcome ? outcome.code : outcome.identity.serial_number).toBe(wanted)
})
