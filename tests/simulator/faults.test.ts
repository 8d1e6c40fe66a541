import { describe, expect, test } from 'vitest'
import { devices } from './devices.ts'

// A pseudo-terminal is a serial port only where there are any.
describe.skipIf(process.platform === 'win32')('a simulated device on a real port', () => {
  test('says who it is, with the zeros its serial number begins with', async () => {
    const { plug, whoIs } = devices()
    const { port, device } = await plug()
    expect(device.identity.serial_number).toMatch(/^0\d{5}$/)
    await expect(whoIs(port)).resolves.toEqual(device.identity)
  })

  test.each([
    ['says its answer byte by byte', 'split'],
    ['sends back what it hears', 'echo'],
    ['boots noisily, in colours', 'boot=150'],
    ['is slow', 'slow=200'],
    ['does not hear the first question', 'second-ask-only'],
    ['shares its USB serial number', 'same-usb-serial'],
    ['is pulled out after its second answer', 'unplug=answered-again'],
  ])('that %s is understood all the same', async (_story, fault) => {
    const { plug, whoIs } = devices()
    const { port, device } = await plug(fault)
    await expect(whoIs(port)).resolves.toEqual(device.identity)
  })

  test.each([
    ['says nothing', 'silent', { code: 'DEVICE_SILENT', params: { attempts: 2 } }],
    ['answers nonsense without a line end', 'garbled', { code: 'DEVICE_GARBLED', params: { cap: 'line' } }],
    ['prints without end', 'flood', { code: 'DEVICE_GARBLED', params: { cap: 'answer' } }],
    ['is another one each time', 'changing-identity', { code: 'IDENTITY_UNSTABLE' }],
    ['says its serial number as a number', 'number', { code: 'IDENTITY_INVALID', params: { reason: 'type' } }],
    ['is pulled out when asked', 'unplug=asked', { code: 'PORT_GONE' }],
    ['is pulled out in the middle of its answer', 'unplug=answering', { code: 'PORT_GONE' }],
    ['is pulled out after its answer', 'unplug=answered', { code: 'PORT_GONE' }],
    ['is pulled out when asked again', 'unplug=asked-again', { code: 'PORT_GONE' }],
    ['is pulled out in the middle of its second answer', 'unplug=answering-again', { code: 'PORT_GONE' }],
  ])('that %s fails with its own code', async (_story, fault, failure) => {
    const { plug, whoIs } = devices()
    const { port } = await plug(fault)
    await expect(whoIs(port)).rejects.toMatchObject(failure)
  })

  test('two with the same USB serial number are two devices in two places', async () => {
    const { plug, whoIs } = devices()
    const [one, other] = [await plug('same-usb-serial'), await plug('same-usb-serial')]
    expect(one.port.usbSerialNumber).toBe(other.port.usbSerialNumber)
    expect(one.port.place).not.toBe(other.port.place)
    await expect(whoIs(one.port)).resolves.toEqual(one.device.identity)
    await expect(whoIs(other.port)).resolves.toEqual(other.device.identity)
  })

  test('two swapped between two looks at the list answer in each other’s place', async () => {
    const { fleet, plug, whoIs } = devices()
    const [one, other] = [await plug(), await plug()]
    fleet.swap('d1', 'd2')
    await expect(whoIs(one.port)).resolves.toEqual(other.device.identity)
    await expect(whoIs(other.port)).resolves.toEqual(one.device.identity)
  })

  test('is disturbed and made sound again while it is plugged in', async () => {
    const { fleet, plug, whoIs } = devices()
    const { port, name, device } = await plug()
    fleet.fault(name, [{ kind: 'silent' }])
    await expect(whoIs(port)).rejects.toMatchObject({ code: 'DEVICE_SILENT' })
    fleet.fault(name, [])
    await expect(whoIs(port)).resolves.toEqual(device.identity)
  })

  test('pulled out by hand ends whoever is asking it; plugged in again it is itself, in its old place', async () => {
    const { fleet, plug, whoIs } = devices()
    const { port, name, device, unplug } = await plug('silent')
    const asking = whoIs(port)
    setImmediate(unplug)
    await expect(asking).rejects.toMatchObject({ code: 'PORT_GONE' })
    expect(fleet.list()).toEqual([])
    fleet.fault(name, [])
    const again = await fleet.replug(name)
    expect(again.port.place).toBe(port.place)
    await expect(whoIs(again.port)).resolves.toEqual(device.identity)
  })

  test('sixty-four at once are asked and answer', async () => {
    const { plug, whoIs } = devices()
    const all = await Promise.all(Array.from({ length: 64 }, () => plug()))
    const identities = await Promise.all(all.map(({ port }) => whoIs(port)))
    expect(identities).toEqual(all.map(({ device }) => device.identity))
    expect(new Set(identities.map(({ serial_number }) => serial_number)).size).toBe(64)
  })
})
