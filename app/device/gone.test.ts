import { describe, expect, test } from 'vitest'
import { ActivatorError } from '../errors.ts'
import type { LinkListener, PortInfo, SerialBus, SerialLink } from '../outside.ts'
import { watchGone } from './gone.ts'
import { samePort } from './same-port.ts'

const port: PortInfo = { path: 'a', place: '1-1', vendorId: '0403', productId: '6001' }

/** A list that is looked at when it says so, and a port that may not say that it was pulled out. */
class Stage {
  listed: readonly PortInfo[] | undefined = [port]
  closings = 0
  readonly #callbacks = new Set<() => void>()
  readonly #listeners = new Set<LinkListener>()
  readonly #looks: Promise<unknown>[] = []

  readonly bus: SerialBus = {
    list: () => {
      const look =
        this.listed === undefined
          ? Promise.reject(new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: 'no udev' }))
          : Promise.resolve(this.listed)
      this.#looks.push(look.catch(() => undefined))
      return look
    },
    onChange: (callback) => {
      this.#callbacks.add(callback)
      return { [Symbol.dispose]: () => void this.#callbacks.delete(callback) }
    },
    open: () => Promise.reject(new Error('it is open already')),
  }
  readonly link: SerialLink = {
    path: port.path,
    write: async () => undefined,
    listen: (_how, listener) => {
      this.#listeners.add(listener)
      return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
    },
    [Symbol.asyncDispose]: async () => {
      this.closings += 1
      this.close()
    },
  }

  close(): void {
    const listeners = [...this.#listeners]
    this.#listeners.clear()
    for (const { closed } of listeners) closed(new ActivatorError('PORT_GONE', { port: port.path }))
  }

  /** @param ports as they are listed from now on; undefined: there is no list */
  async lists(...ports: readonly (PortInfo | undefined)[]): Promise<void> {
    this.listed = ports.includes(undefined) ? undefined : ports.filter((one) => one !== undefined)
    for (const callback of [...this.#callbacks]) callback()
    await Promise.all(this.#looks)
    // Whoever waited for the list goes on after it.
    await new Promise<void>((resolve) => queueMicrotask(resolve))
  }

  get watched(): boolean {
    return this.#callbacks.size + this.#listeners.size > 0
  }
}

test('a port that says so itself is gone at once, and let go of', () => {
  const stage = new Stage()
  using gone = watchGone(stage.bus, port, stage.link)
  expect(gone.signal.aborted).toBe(false)
  stage.close()
  expect(gone.signal.reason).toMatchObject({ code: 'PORT_GONE', params: { port: 'a' } })
  expect(stage.closings).toBe(1)
})

test('one that says nothing is gone once it is not listed, and is closed: it may spend a core until then', async () => {
  const stage = new Stage()
  using gone = watchGone(stage.bus, port, stage.link)
  await stage.lists(port, { path: 'b' })
  expect(gone.signal.aborted).toBe(false)
  await stage.lists({ path: 'b' })
  expect(gone.signal.reason).toMatchObject({ code: 'PORT_GONE' })
  expect(stage.closings).toBe(1)
})

test.each([
  ['in another socket', { place: '1-2' }],
  ['of another kind', { vendorId: '10c4' }],
])('another device %s on the same path is not it', async (_, other) => {
  const stage = new Stage()
  using gone = watchGone(stage.bus, port, stage.link)
  await stage.lists({ ...port, ...other })
  expect(gone.signal.aborted).toBe(true)
})

test('a list that fails says nothing about a port', async () => {
  const stage = new Stage()
  using gone = watchGone(stage.bus, port, stage.link)
  await stage.lists(undefined)
  expect(gone.signal.aborted).toBe(false)
})

test('a port that is named by hand and never listed is not missed in the list; once it was there, it is', async () => {
  const stage = new Stage()
  using gone = watchGone(stage.bus, { path: 'a' }, stage.link)
  await stage.lists()
  expect(gone.signal.aborted).toBe(false)
  await stage.lists(port)
  await stage.lists()
  expect(gone.signal.aborted).toBe(true)
})

test('who stops watching hears nothing more, and leaves nobody listening', async () => {
  const stage = new Stage()
  const gone = watchGone(stage.bus, port, stage.link)
  gone[Symbol.dispose]()
  await stage.lists()
  expect([gone.signal.aborted, stage.watched, stage.closings]).toEqual([false, false, 0])
})

describe('the same port', () => {
  test.each([
    ['said in full by both', port, port, true],
    ['known only by its path', { path: 'a' }, port, true],
    ['another path', port, { ...port, path: 'b' }, false],
    ['another socket', port, { ...port, place: '1-2' }, false],
    ['another product', port, { ...port, productId: '6015' }, false],
    [
      'another USB serial number, which is no key',
      { ...port, usbSerialNumber: 'x' },
      { ...port, usbSerialNumber: 'y' },
      true,
    ],
  ])('%s', (_, one, other, same) => {
    expect([samePort(one, other), samePort(other, one)]).toEqual([same, same])
  })
})
