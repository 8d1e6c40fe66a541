/** What every USB bus keeps to. Run over a kernel's tree in a folder, the fake, and simulated devices. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { UsbBus } from '../../app/outside.ts'

export interface SocketsUnderTest extends AsyncDisposable {
  readonly bus: UsbBus
  /** A serial device into a socket of its own. @returns the path of the port the system makes of it */
  plug(): Promise<string>
  unplug(path: string): Promise<void>
}

const never = new AbortController().signal

export function usbBusContract(name: string, make: () => Promise<SocketsUnderTest>): void {
  describe(name, () => {
    let at: SocketsUnderTest
    beforeEach(async () => {
      at = await make()
    })
    afterEach(async () => await at[Symbol.asyncDispose]())

    test('nothing plugged in is an empty list', async () => {
      expect(await at.bus.list(never)).toEqual([])
    })

    test('a device is listed with its ids, its place and its port, and is gone after it was pulled out', async () => {
      const path = await at.plug()
      const [device, ...others] = await at.bus.list(never)
      expect(others).toEqual([])
      expect(device).toMatchObject({ kind: 'other', ports: [path], drivers: [expect.any(String)] })
      expect(`${device?.vendorId}:${device?.productId}`).toMatch(/^[0-9a-f]{4}:[0-9a-f]{4}$/)
      await at.unplug(path)
      expect(await at.bus.list(never)).toEqual([])
    })

    test('two of the same kind are two devices at two places', async () => {
      const paths = [await at.plug(), await at.plug()]
      const listed = await at.bus.list(never)
      expect(listed.flatMap(({ ports }) => ports).sort()).toEqual(paths.sort())
      expect(new Set(listed.map(({ place }) => place)).size).toBe(2)
    })

    test('plugged in and pulled out: whoever listens is told each time, who stopped is not', async () => {
      let told = 0
      let once = 0
      const first = at.bus.onChange(() => {
        once += 1
      })
      const path = await at.plug()
      first[Symbol.dispose]()
      using _listening = at.bus.onChange(() => {
        told += 1
      })
      const before = once
      expect(before).toBeGreaterThan(0)
      await at.unplug(path)
      await at.plug()
      expect([told, once]).toEqual([2, before])
    })

    test('the same callback given twice is two: the end of one is not that of the other', async () => {
      let told = 0
      const callback = () => {
        told += 1
      }
      using _kept = at.bus.onChange(callback)
      at.bus.onChange(callback)[Symbol.dispose]()
      await at.plug()
      expect(told).toBe(1)
    })

    test('a cancelled list says so', async () => {
      await expect(at.bus.list(AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
    })
  })
}
