/** A device asked who it is, with everything that can be wrong with it. In memory, in time that passes by itself. */
import { describe, expect, test } from 'vitest'
import { type ConverseParts, converse, identify } from '../../app/device/conversation.ts'
import { type Profile, profileSchema } from '../../app/device/profile.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { PortInfo, SerialBus } from '../../app/outside.ts'
import { type Fault, parseFault } from '../../simulator/faults.ts'
import { createFleet, type PluggedMember } from '../../simulator/fleet.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { shipped, shippedIds } from './shipped.ts'

const never = new AbortController().signal
const json = shipped('json-line')
const known = { serial_number: '000042', device_name: 'a1b2c3d4e5f6' }

interface Scene {
  readonly clock: VirtualClock
  readonly bus: SerialBus
  readonly parts: ConverseParts
  readonly device: PluggedMember
}

async function scene(
  faults: readonly string[] = [],
  options: { profile?: Profile; answerMs?: number } = {},
): Promise<Scene> {
  const clock = new VirtualClock()
  const fleet = createFleet({ terminals: 'memory', clock })
  const { bus } = fleet
  if (bus === undefined) throw new Error('a fleet in memory has a bus')
  const wrong: Fault[] = faults.map((text) => parseFault(text).fault)
  const device = await fleet.plug({ ...known, profile: json, faults: wrong, ...options })
  return { clock, bus, parts: { bus, clock }, device }
}

async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ActivatorError) return { code: error.code, params: error.params }
    throw error
  }
}

const asked = ({ parts, device }: Scene, ...candidates: Profile[]) =>
  outcome(identify(parts, device.port, candidates.length === 0 ? [json] : candidates, never))

describe('every shipped profile', () => {
  test.each(shippedIds)('%s', async (id) => {
    const profile = shipped(id)
    const at = await scene([], { profile })
    expect(await asked(at, profile)).toEqual({ identity: known, profile })
  })

  test.each(shippedIds.filter((id) => id !== 'usb-descriptor'))(
    '%s: split bytes, echo and a second ask',
    async (id) => {
      const profile = shipped(id)
      expect(await asked(await scene(['split=1', 'echo'], { profile }), profile)).toMatchObject({ identity: known })
      expect(await asked(await scene(['second-ask-only'], { profile }), profile)).toMatchObject({ identity: known })
    },
  )

  test.each(shippedIds.filter((id) => id !== 'usb-descriptor'))(
    '%s: boots noisily, and is asked once it is quiet',
    async (id) => {
      const profile = shipped(id)
      const at = await scene(['boot=900'], { profile })
      expect(await asked(at, profile)).toMatchObject({ identity: known })
      expect(at.clock.monotonic()).toBeGreaterThan(900)
    },
  )
})

describe('what goes wrong, told apart', () => {
  const port = expect.stringContaining('simulated-')

  test('silent: asked as often as the profile says, within its time', async () => {
    const at = await scene(['silent'])
    expect(await asked(at)).toEqual({ code: 'DEVICE_SILENT', params: { port, attempts: 3 } })
    const { settleMs, settleCapMs } = json.serial
    expect(at.clock.monotonic()).toBeLessThanOrEqual(settleCapMs + 3 * (json.ask.timeoutMs + settleMs))
  })

  test('garbled: far more than a line without an end', async () => {
    expect(await asked(await scene(['garbled']))).toEqual({
      code: 'DEVICE_GARBLED',
      params: { port, cap: 'line', bytes: 1024 },
    })
  })

  test('a flood of lines: more than an answer, and no longer than its settling may take', async () => {
    const at = await scene(['flood'])
    expect(await asked(at)).toEqual({ code: 'DEVICE_GARBLED', params: { port, cap: 'answer', bytes: 16 * 1024 } })
    expect(at.clock.monotonic()).toBeLessThan(json.serial.settleCapMs + json.ask.timeoutMs)
  })

  test('a serial number sent as a number', async () => {
    expect(await asked(await scene(['number']))).toEqual({
      code: 'IDENTITY_INVALID',
      params: { field: 'serial_number', reason: 'type', found: '42' },
    })
  })

  test('another identity at the second read', async () => {
    expect(await asked(await scene(['changing-identity']))).toEqual({
      code: 'IDENTITY_UNSTABLE',
      params: { first: '000042', second: '000043' },
    })
  })

  test('slow, but within its time', async () => {
    expect(await asked(await scene(['slow=1400']))).toMatchObject({ identity: known })
  })

  test('slower than its time: the late answer is heard at the next attempt', async () => {
    expect(await asked(await scene(['slow=2000']))).toMatchObject({ identity: known })
  })

  test.each(['asked', 'answering', 'answered', 'asked-again', 'answering-again'])(
    'pulled out when %s',
    async (moment) => {
      const at = await scene([`unplug=${moment}`])
      expect(await asked(at)).toEqual({ code: 'PORT_GONE', params: { port } })
    },
  )

  test('not there, or opened by somebody else for longer than a probe', async () => {
    const at = await scene()
    await using _held = await at.bus.open(at.device.port.path, json.serial, never)
    expect(await asked(at)).toEqual({ code: 'PORT_BUSY', params: { port } })
    expect(at.clock.monotonic()).toBeGreaterThan(1500)
    at.device.unplug()
    expect(await asked(at)).toEqual({ code: 'PORT_GONE', params: { port } })
  })

  test('busy or forbidden for a moment after it was plugged in: waited for', async () => {
    const at = await scene()
    const first = new ActivatorError('PORT_PERMISSION', { port: 'x' })
    const then = new ActivatorError('PORT_BUSY', { port: 'x' })
    const errors = [first, first, then]
    const open: SerialBus['open'] = async (...of) => {
      const error = errors.shift()
      if (error) throw error
      return await at.bus.open(...of)
    }
    const bus = { ...at.bus, open }
    expect(await outcome(identify({ bus, clock: at.clock }, at.device.port, [json], never))).toMatchObject({
      identity: known,
    })
  })

  test('a person who has had enough', async () => {
    const at = await scene(['silent'])
    const stop = new AbortController()
    void at.clock.sleep(700, never).then(() => stop.abort())
    expect(await outcome(identify(at.parts, at.device.port, [json], stop.signal))).toMatchObject({ code: 'CANCELLED' })
    expect(at.clock.monotonic()).toBe(700)
  })

  test('cut short by a time limit: told is what had come of the attempts until then', async () => {
    const within = async (at: Awaited<ReturnType<typeof scene>>, ms: number, candidates = [json]) => {
      const stop = new AbortController()
      void at.clock.sleep(ms, never).then(() => stop.abort())
      return await outcome(identify(at.parts, at.device.port, candidates, stop.signal))
    }
    const { timeoutMs } = json.ask
    const silent = { code: 'DEVICE_SILENT', params: { port, attempts: 1 } }
    expect(await within(await scene(['silent']), timeoutMs + 700)).toEqual(silent)
    const garbled = { code: 'DEVICE_GARBLED', params: { port, cap: 'line', bytes: 1024 } }
    expect(await within(await scene(['garbled']), 700, [json, shipped('scpi')])).toEqual(garbled)
    const busy = await scene()
    await using _held = await busy.bus.open(busy.device.port.path, json.serial, never)
    expect(await within(busy, 500)).toEqual({ code: 'PORT_BUSY', params: { port } })
  })
})

describe('more than one profile', () => {
  const scpi = shipped('scpi')

  test('one after the other until one is answered, and which one is told', async () => {
    const at = await scene([], { profile: scpi })
    const tried: string[] = []
    const options = { signal: never, onProfile: (id: string) => tried.push(id) }
    await using device = await converse(at.parts, at.device.port, [json, scpi], options)
    expect([device.profile.id, device.identity, tried]).toEqual(['scpi', known, ['json-line', 'scpi']])
  })

  test('none is answered: what says most about the device is told', async () => {
    const never042 = profileSchema.parse({
      ...json,
      ask: { send: ['{"req":"identify"}\\n'] },
      identity: { serial_number: '9+' },
    })
    expect(await asked(await scene(), scpi, never042, scpi)).toMatchObject({ code: 'IDENTITY_INVALID' })
    expect(await asked(await scene())).toMatchObject({ identity: known })
  })

  test('without any, nothing is opened', async () => {
    const at = await scene()
    expect(await outcome(converse(at.parts, at.device.port, [], { signal: never }))).toMatchObject({
      code: 'NO_PROFILE',
    })
  })
})

describe('while the port stays open', () => {
  test('pulled out: known at once, and the next read says so', async () => {
    const at = await scene()
    await using device = await converse(at.parts, at.device.port, [json], { signal: never })
    at.device.unplug()
    expect(device.gone.reason).toMatchObject({ code: 'PORT_GONE' })
    expect(await outcome(device.again(never))).toMatchObject({ code: 'PORT_GONE' })
  })

  test('the close never comes: the port list tells, and the port is let go of', async () => {
    const at = await scene()
    const { listed, bus } = unpluggedWithoutAWord(at.bus, at.device.port)
    await using device = await converse({ bus, clock: at.clock }, at.device.port, [json], { signal: never })
    listed.vanish()
    await new Promise((resolve) => device.gone.addEventListener('abort', resolve))
    expect(device.gone.reason).toMatchObject({ code: 'PORT_GONE' })
    await (await at.bus.open(at.device.port.path, json.serial, never))[Symbol.asyncDispose]()
  })

  test('closed by us it is not gone, and can be had again', async () => {
    const at = await scene()
    const device = await converse(at.parts, at.device.port, [json], { signal: never })
    await device[Symbol.asyncDispose]()
    expect(device.gone.aborted).toBe(false)
    expect(await asked(at)).toMatchObject({ identity: known })
  })

  test('a device known by its USB description is gone when its port is', async () => {
    const usb = shipped('usb-descriptor')
    const at = await scene([], { profile: usb })
    await using device = await converse(at.parts, at.device.port, [usb], { signal: never })
    expect(device.identity).toEqual(known)
    at.device.unplug()
    expect(await outcome(device.again(never))).toMatchObject({ code: 'PORT_GONE' })
  })
})

/** As measured on a real kernel: no event at all from the port; only the list knows. */
function unpluggedWithoutAWord(bus: SerialBus, port: PortInfo) {
  const callbacks = new Set<() => void>()
  let there = true
  const listed = {
    vanish() {
      there = false
      for (const callback of callbacks) callback()
    },
  }
  return {
    listed,
    bus: {
      open: (...of: Parameters<SerialBus['open']>) => bus.open(...of),
      list: async () => (there ? [port] : []),
      onChange(callback: () => void) {
        callbacks.add(callback)
        return { [Symbol.dispose]: () => void callbacks.delete(callback) }
      },
    },
  }
}
