import { expect, test } from 'vitest'
import { ActivatorError } from '../errors.ts'
import type { Clock, PortInfo, SerialBus } from '../outside.ts'
import { type PortEvent, watch } from './watch.ts'

/** A list that says what the story says next. */
class ScriptedList implements Pick<SerialBus, 'list' | 'onChange'> {
  #ports: readonly PortInfo[] = []
  #failing = 0
  readonly #callbacks = new Set<() => void>()

  now(...ports: PortInfo[]): void {
    this.#ports = ports
    for (const callback of this.#callbacks) callback()
  }

  fail(times: number): void {
    this.#failing = times
  }

  async list(): Promise<readonly PortInfo[]> {
    if (this.#failing > 0) {
      this.#failing -= 1
      throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: 'busy' })
    }
    return this.#ports
  }

  onChange(callback: () => void): Disposable {
    this.#callbacks.add(callback)
    return { [Symbol.dispose]: () => void this.#callbacks.delete(callback) }
  }

  get watched(): boolean {
    return this.#callbacks.size > 0
  }
}

const clock: Clock = { now: () => new Date(), monotonic: () => 0, sleep: async () => undefined }

function start() {
  const list = new ScriptedList()
  const over = new AbortController()
  const bus = { list: () => list.list(), onChange: (callback: () => void) => list.onChange(callback), open: noOpen }
  const events = watch(bus, clock, over.signal)
  const told = async (count: number) => {
    const all: string[] = []
    while (all.length < count) {
      const { value } = await events.next()
      all.push(value === undefined ? 'the end' : text(value))
    }
    return all
  }
  return { list, over, told }
}
const noOpen = () => Promise.reject(new Error('watching opens nothing'))
const text = ({ kind, port }: PortEvent) => `${kind} ${port.path} ${port.place ?? ''}`.trim()

test('first what is there, then what comes and goes', async () => {
  const { list, told } = start()
  list.now({ path: 'a' }, { path: 'b' })
  expect(await told(2)).toEqual(['plugged a', 'plugged b'])
  list.now({ path: 'b' }, { path: 'c' })
  expect(await told(2)).toEqual(['unplugged a', 'plugged c'])
})

test('swapped between two looks: another socket or another device on the same path is another port', async () => {
  const { list, told } = start()
  list.now({ path: 'a', place: '1-1' }, { path: 'b', place: '1-2' })
  await told(2)
  list.now({ path: 'a', place: '1-2' }, { path: 'b', place: '1-1' })
  expect(await told(4)).toEqual(['unplugged a 1-1', 'unplugged b 1-2', 'plugged a 1-2', 'plugged b 1-1'])
  list.now({ path: 'a', place: '1-2', vendorId: '0403' }, { path: 'b', place: '1-1' })
  expect(await told(2)).toEqual(['unplugged a 1-2', 'plugged a 1-2'])
})

test('two adapters with the same USB serial number are two ports', async () => {
  const { list, told } = start()
  list.now({ path: 'a', place: '1-1', usbSerialNumber: 'X' }, { path: 'b', place: '1-2', usbSerialNumber: 'X' })
  expect(await told(2)).toEqual(['plugged a 1-1', 'plugged b 1-2'])
  list.now({ path: 'b', place: '1-2', usbSerialNumber: 'Y' })
  expect(await told(1)).toEqual(['unplugged a 1-1'])
})

test('a list that fails is asked for again and takes nobody away', async () => {
  const { list, told } = start()
  list.now({ path: 'a' })
  await told(1)
  list.fail(3)
  list.now({ path: 'a' }, { path: 'b' })
  expect(await told(1)).toEqual(['plugged b'])
})

test('the signal ends it, and nobody is listened to any more', async () => {
  const { list, over, told } = start()
  const ended = told(1)
  await Promise.resolve()
  over.abort()
  expect(await ended).toEqual(['the end'])
  expect(list.watched).toBe(false)
})

test('what changes while the first is being told is not missed', async () => {
  const { list, told } = start()
  list.now({ path: 'a' })
  expect(await told(1)).toEqual(['plugged a'])
  list.now()
  list.now({ path: 'b' })
  expect(await told(2)).toEqual(['unplugged a', 'plugged b'])
})
