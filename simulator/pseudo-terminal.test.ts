import { once } from 'node:events'
import { constants, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPseudoTerminal } from './pseudo-terminal.ts'
import type { Terminal } from './terminal.ts'

describe.skipIf(process.platform === 'win32')('a pseudo-terminal', () => {
  test('carries 10,000 bytes of every value both ways, none changed or lost', async () => {
    const { device, port } = await pair()
    const sent = Buffer.from(Array.from({ length: 10_000 }, (_, index) => index % 256))
    const heardByDevice = collect((hear) => device.onBytes(hear), sent.length)
    const heardByApp = collect((hear) => port.on('data', hear), sent.length)
    port.write(sent)
    await device.write(sent)
    expect((await heardByApp).equals(sent)).toBe(true)
    expect((await heardByDevice).equals(sent)).toBe(true)
  })

  test('more than it holds waits for a reader, and stops nobody else meanwhile', async () => {
    const { device, port } = await pair()
    port.pause()
    const sent = Buffer.alloc(200_000, 'x')
    let written = false
    const writing = device.write(sent).then(() => {
      written = true
    })
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
    expect(written).toBe(false)
    const heard = collect((hear) => port.on('data', hear), sent.length)
    port.resume()
    await writing
    expect((await heard).length).toBe(sent.length)
  })

  test('sends nothing back by itself of what the device says while nobody has it open', async () => {
    const device = await openPseudoTerminal()
    onTestFinished(() => device.close())
    const heard = collect((hear) => device.onBytes(hear), 1)
    await device.write(Buffer.from('booting\n'))
    const port = await openPort(device.path)
    port.write('?')
    expect((await heard).toString()).toBe('?')
  })

  test('stays when the app closes its end, and is there for the next one that opens it', async () => {
    const { device, port } = await pair()
    port.close()
    await once(port, 'close')
    const next = await openPort(device.path)
    const heard = collect((hear) => next.on('data', hear), 5)
    await device.write(Buffer.from('again'))
    expect((await heard).toString()).toBe('again')
  })

  test.runIf(process.platform === 'linux')('fifty opened and closed leave no handle behind', async () => {
    ;(await openPseudoTerminal()).close()
    const handles = readdirSync('/proc/self/fd').length
    for (let round = 0; round < 50; round += 1) (await openPseudoTerminal()).close()
    expect(readdirSync('/proc/self/fd').length).toBe(handles)
  })

  test('closed by the device it has hung up; what is written to it then is lost, not an error', async () => {
    const device = await openPseudoTerminal()
    const app = await open(device.path, constants.O_RDWR | constants.O_NOCTTY)
    onTestFinished(() => app.close())
    device.close()
    device.close()
    await device.write(Buffer.from('into the air'))
    // Linux says the end of the file, or EIO; either way nothing more comes.
    const read = app.read(Buffer.alloc(64)).then(({ bytesRead }) => bytesRead)
    await expect(read.catch((error: NodeJS.ErrnoException) => error.code)).resolves.toBeOneOf([0, 'EIO'])
  })
})

async function pair(): Promise<{ device: Terminal; port: SerialPort }> {
  const device = await openPseudoTerminal()
  onTestFinished(() => device.close())
  return { device, port: await openPort(device.path) }
}

async function openPort(path: string): Promise<SerialPort> {
  const port = new SerialPort({ path, baudRate: 115_200 })
  onTestFinished(() => {
    if (port.isOpen) port.close()
  })
  await once(port, 'open')
  return port
}

/** What was heard, once it is `length` bytes. */
function collect(listen: (hear: (bytes: Uint8Array) => void) => void, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve) => {
    listen((bytes) => {
      chunks.push(bytes)
      const all = Buffer.concat(chunks)
      if (all.length >= length) resolve(all)
    })
  })
}
