import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Profile, profileSchema } from '../../app/device/profile.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { PortInfo } from '../../app/outside.ts'
import { candidatesOn, checkProfile, portsFor } from './chosen-ports.ts'

const { signal } = new AbortController()
const mapped: PortInfo = { path: '/dev/ttyACM0', vendorId: '1209', productId: '0001' }
const adapter: PortInfo = { path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001' }
const unknown: PortInfo = { path: '/dev/ttyS0' }

function profile(id: string, usb: object[]): Profile {
  return profileSchema.parse({
    id,
    name: { en: id, de: id, fr: id },
    usb,
    serial: { baudRate: 115200 },
    ask: { send: ['x'] },
    answer: { kind: 'json', serial_number: '/serial_number', device_name: '/device_name' },
  })
}
const meter = profile('meter', [{ vendorId: '1209', productId: '0001' }])
const jsonLine = profile('json-line', [{ vendorId: '0403', productId: '6001', generic: true }])
const profiles = [meter, jsonLine]
const bus = { list: async () => [mapped, adapter, unknown] }
const names = (chosen: readonly { port: PortInfo; candidates: readonly Profile[] }[]) =>
  Object.fromEntries(chosen.map(({ port, candidates }) => [port.path, candidates.map(({ id }) => id).join()]))

describe('ports for --all', () => {
  test('are those a profile maps, adapter chips not included', async () => {
    expect(names(await portsFor(bus, profiles, { all: true }, signal))).toEqual({ '/dev/ttyACM0': 'meter' })
  })

  test('with --profile, those this profile maps, adapter chips included, and no others', async () => {
    expect(names(await portsFor(bus, profiles, { all: true, profile: 'json-line' }, signal))).toEqual({
      '/dev/ttyUSB0': 'json-line',
    })
  })
})

describe('ports for --port', () => {
  test('are asked by what maps them, else by json-line, listed or not, each once', async () => {
    const port = ['/dev/ttyACM0', '/dev/ttyUSB0', '/dev/pts/7', '/dev/pts/7']
    const chosen = await portsFor(bus, profiles, { port }, signal)
    expect(chosen).toHaveLength(3)
    expect(names(chosen)).toEqual({
      '/dev/ttyACM0': 'meter',
      '/dev/ttyUSB0': 'json-line',
      '/dev/pts/7': 'json-line',
    })
  })

  test.skipIf(process.platform === 'win32')('may be named by a link, and are told by that name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ports-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const [port, link] = [join(folder, 'ttyACM7'), join(folder, 'by-path')]
    await writeFile(port, '')
    await symlink(port, link)
    const listing = { list: async () => [{ ...mapped, path: await realpath(port) }] }
    const chosen = await portsFor(listing, profiles, { port: [link] }, signal)
    expect(chosen).toMatchObject([{ name: link, port: { vendorId: '1209' }, candidates: [{ id: 'meter' }] }])
  })

  test('are asked by the profile a person names, whatever they are', () => {
    expect(candidatesOn(unknown, profiles, { port: ['/dev/ttyS0'], profile: 'meter' })).toEqual([meter])
  })

  test('need no list of ports', async () => {
    const broken = {
      list: async () => {
        throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: 'no udev' })
      },
    }
    expect(names(await portsFor(broken, profiles, { port: ['a'] }, signal))).toEqual({ a: 'json-line' })
    await expect(portsFor(broken, profiles, { all: true }, signal)).rejects.toThrow(/PORT_LIST/)
  })
})

test('a profile that is not there is named', () => {
  expect(() => checkProfile(profiles, { port: ['a'], profile: 'nope' })).toThrow(/NO_PROFILE.*nope/)
  expect(() => checkProfile(profiles, { all: true, profile: 'meter' })).not.toThrow()
})
