import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openError } from './open-error.ts'

// As serialport 13 words them on the three systems.
test.each([
  ['Error Resource temporarily unavailable Cannot lock port', 'PORT_BUSY'],
  ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'PORT_BUSY'],
  ['Error: Resource busy, cannot open /dev/cu.usbserial-1', 'PORT_BUSY'],
  ['Opening COM3: Access denied', 'PORT_BUSY'],
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'PORT_PERMISSION'],
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'PORT_GONE'],
  ['Error: No such device, cannot open /dev/ttyUSB0', 'PORT_GONE'],
  ['Error: Input/output error, cannot open /dev/ttyUSB0', 'PORT_GONE'],
  ['Opening COM3: File not found', 'PORT_GONE'],
  ['Opening COM3: Unknown error code 433', 'PORT_GONE'],
])('%s: %s', async (text, code) => {
  const cause = new Error(text)
  expect(await openError('/no/such/port', cause)).toMatchObject({ code, params: { port: '/no/such/port' }, cause })
})

test.runIf(process.platform === 'linux')('the group that may open it is named', async () => {
  const file = await mkdtemp(join(tmpdir(), 'port-'))
  const error = await openError(file, new Error(`Error: Permission denied, cannot open ${file}`))
  expect(error.params).toEqual({ port: file, group: expect.stringMatching(/^\w+$/) })
  await rm(file, { recursive: true })
})
