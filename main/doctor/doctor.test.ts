import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checks } from '../../app/api/checks.ts'
import { ActivatorError } from '../../app/errors.ts'
import { SendError } from '../../app/ownership/send-error.ts'
import { result } from '../../tests/contracts/journal.contract.ts'
import { systemClock } from '../adapters/clock.ts'
import { openJournal, readJournal } from '../adapters/journal.ts'
import { openStationKey } from '../adapters/station-key.ts'
import { examine } from './examine.ts'
import { checkDataFolder, checkDisk, checkJournal, checkNode } from './machine.ts'
import { checkClock, checkProxy, checkService } from './network.ts'
import { checkPermission, checkPortHolders, checkPorts, type RunsAs } from './serial.ts'
import { checkStationKey } from './station-key.ts'
import { checkDrivers } from './usb.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'))
})
afterEach(() => rm(folder, { recursive: true }))
const { signal } = new AbortController()
const listing = (...paths: string[]) => ({ list: async () => paths.map((path) => ({ path })) })
const unlistable = {
  list: async () => {
    throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: 'no udevadm' })
  },
}
const answer = (headers: Record<string, string> = {}, status = 401) => ({ status, headers, body: '' })

describe('the machine', () => {
  test('an old Node is told with the oldest that will do', async () => {
    expect(await checkNode('24.1.0')).toMatchObject({ state: 'ok' })
    expect(await checkNode('22.9.0')).toMatchObject({ state: 'fix', fix: 'update-node', found: { oldest: 24 } })
  })

  test('the data folder is made; one that cannot be is told with the reason', async () => {
    expect(await checkDataFolder(join(folder, 'a', 'b'))).toMatchObject({ state: 'ok' })
    await writeFile(join(folder, 'file'), '')
    expect(await checkDataFolder(join(folder, 'file', 'b'))).toMatchObject({
      state: 'fix',
      fix: 'make-folder-writable',
    })
  })

  test('disk space is that of the nearest folder above', async () => {
    const { state, found } = await checkDisk(join(folder, 'not', 'yet'))
    expect(['ok', 'fix']).toContain(state)
    expect(found.megabytes).toBeGreaterThanOrEqual(0)
  })
})

describe('serial ports', () => {
  test('a system that lists none at all needs a fix; none plugged in does not', async () => {
    expect(await checkPorts(unlistable, signal)).toMatchObject({ state: 'fix', fix: 'install-udev' })
    expect(await checkPorts(listing(), signal, async () => true)).toMatchObject({ state: 'ok', found: { count: 0 } })
  })

  test('without udev ports on USB are listed all the same, and that others are not is said', async () => {
    expect(await checkPorts(listing('a'), signal, async () => false)).toMatchObject({
      state: 'look',
      fix: 'install-udev',
      found: { count: 1 },
    })
  })

  test('a port without permission names its group', async ({ skip }) => {
    if (process.getuid?.() === 0) return skip('nothing is forbidden to root')
    const port = join(folder, 'tty')
    await writeFile(port, '')
    await chmod(port, 0)
    expect(await checkPermission(listing(port), signal)).toMatchObject({
      state: 'fix',
      fix: 'join-the-group',
      found: { port },
    })
  })

  describe('where there is no port to try', () => {
    const debian = 'root:x:0:\nuucp:x:10:\ndialout:x:20:anna\n'
    const arch = 'root:x:0:\nuucp:x:986:anna\n'
    const found = async (lines: string, who: Partial<RunsAs>, ports = listing()) => {
      const groupFile = join(folder, 'group')
      await writeFile(groupFile, lines)
      return await checkPermission(ports, signal, { platform: 'linux', root: false, groups: [1000], groupFile, ...who })
    }

    test('being in the group that usually may is told as that, and that nothing was tried', async () => {
      expect(await found(debian, { groups: [1000, 20] })).toEqual({
        check: 'permission',
        state: 'ok',
        found: { tried: 'no', group: 'dialout' },
      })
      expect(await found(arch, { groups: [1000, 986] })).toMatchObject({ state: 'ok', found: { group: 'uucp' } })
    })

    test('not being in it is worth a look before the first device comes', async () => {
      const look = { state: 'look', fix: 'join-the-group', found: { tried: 'no', group: 'dialout' } }
      expect(await found(debian, {})).toMatchObject(look)
      expect(await found(debian, { groups: [1000, 10] })).toMatchObject(look)
    })

    test('where no group is usual it shows with the first device', async () => {
      const unknown = { check: 'permission', state: 'skipped', found: { tried: 'no' } }
      expect(await found('root:x:0:\n', {})).toEqual(unknown)
      expect(await found(arch, { platform: 'darwin', groups: [986] })).toEqual(unknown)
    })

    test('one that went away meanwhile was not tried either', async () => {
      const gone = listing(join(folder, 'gone'))
      expect(await found(debian, {}, gone)).toMatchObject({ state: 'look', found: { tried: 'no' } })
    })

    test('root, and everybody on Windows, may open what comes', async () => {
      expect(await found(debian, { root: true })).toEqual({ check: 'permission', state: 'ok', found: { count: 0 } })
      expect(await found(debian, { platform: 'win32' })).toMatchObject({ state: 'ok', found: { count: 0 } })
    })
  })

  test.runIf(process.platform === 'linux')('ModemManager among the processes is told', async () => {
    await mkdir(join(folder, '17'))
    await writeFile(join(folder, '17', 'comm'), 'ModemManager\n')
    expect(await checkPortHolders(folder)).toMatchObject({ state: 'look', fix: 'stop-modem-manager' })
    await writeFile(join(folder, '17', 'comm'), 'bash\n')
    expect(await checkPortHolders(folder)).toMatchObject({ state: 'ok' })
  })
})

describe('the way to the service', () => {
  test('any answer tells that it is there; a redirect leads elsewhere', () => {
    expect(checkService('https://s/v1/', answer())).toMatchObject({ state: 'ok' })
    expect(checkService('https://s/v1/', answer({}, 302))).toMatchObject({ state: 'fix', fix: 'check-the-address' })
  })

  test('a page where data are due, or a way to another host, is a portal', () => {
    const page = answer({ 'content-type': 'text/html; charset=utf-8' }, 200)
    expect(checkService('https://s/v1/', page)).toMatchObject({ fix: 'leave-the-portal' })
    const away = answer({ location: 'http://portal.example/login' }, 302)
    expect(checkService('https://s/v1/', away)).toMatchObject({ fix: 'leave-the-portal' })
    expect(checkService('https://s/v1/', answer({ location: '/v2/' }, 302))).toMatchObject({ fix: 'check-the-address' })
  })

  test('no answer, an untrusted certificate and a wrong date are told apart', () => {
    const failed = (problem: SendError['problem']) => checkService('https://s/v1/', new SendError(problem)).fix
    expect(failed({ kind: 'not-sent', reason: 'ECONNREFUSED' })).toBe('check-the-network')
    expect(failed({ kind: 'tls', reason: 'authority' })).toBe('check-the-certificate')
    expect(failed({ kind: 'tls', reason: 'date' })).toBe('set-the-clock')
  })

  test('the clock is compared with the Date of the same answer', () => {
    const date = 'Tue, 01 Jan 2030 00:00:00 GMT'
    expect(checkClock(answer({ date }), new Date('2030-01-01T00:05:00Z'))).toMatchObject({ state: 'ok' })
    expect(checkClock(answer({ date }), new Date('2020-01-01T00:00:00Z'))).toMatchObject({ fix: 'set-the-clock' })
    expect(checkClock(answer({ date: 'nonsense' }), new Date())).toMatchObject({ state: 'skipped' })
  })

  test('a proxy is named without its password', async () => {
    const { found } = await checkProxy({ https_proxy: 'http://user:secret@proxy:3128' })
    expect(found).toEqual({ proxy: 'proxy:3128', except: '' })
    expect(await checkProxy({ HTTPS_PROXY: 'nonsense' })).toMatchObject({ state: 'fix' })
  })
})

describe('USB', () => {
  const ftdi = { place: '1-2', vendorId: '0403', productId: '6001', kind: 'other', drivers: [], ports: [] } as const

  test('a serial chip without a port names the driver it wants', async () => {
    const usb = { list: async () => [{ ...ftdi, product: 'FT232R' }] }
    expect(await checkDrivers(usb, signal)).toMatchObject({
      state: 'look',
      fix: 'install-the-driver',
      found: { name: 'FT232R', vendorId: '0403', productId: '6001', driver: 'FTDI (ftdi_sio)' },
    })
  })

  test('with its port, or of a kind nobody here knows, it is nothing to look at', async () => {
    const devices = [
      { ...ftdi, drivers: ['ftdi_sio'], ports: ['/dev/ttyUSB0'] },
      { ...ftdi, vendorId: '8087' },
    ]
    expect(await checkDrivers({ list: async () => devices }, signal)).toMatchObject({
      state: 'ok',
      found: { count: 2 },
    })
  })
})

describe('the key that signs reports', () => {
  test('is not made by looking for it', async () => {
    expect(await checkStationKey(folder)).toEqual({ check: 'station-key', state: 'ok', found: { fingerprint: '' } })
    expect(await readdir(folder)).toEqual([])
  })

  test('is told by its fingerprint, and a damaged one by its file', async () => {
    const { fingerprint } = await openStationKey(folder)
    expect(await checkStationKey(folder)).toMatchObject({ state: 'ok', found: { fingerprint } })
    const file = join(folder, 'station-key.pem')
    await writeFile(file, 'damaged')
    expect(await checkStationKey(folder)).toMatchObject({ state: 'fix', fix: 'restore-the-key', found: { file } })
  })
})

test('a journal that cannot be read is told with the reason', async () => {
  const broken = () => {
    throw new ActivatorError('JOURNAL_UNAVAILABLE', { reason: 'disk I/O error' })
  }
  expect(await checkJournal(broken, 'journal.db', signal)).toMatchObject({
    state: 'fix',
    found: { reason: 'disk I/O error' },
  })
})

test('a journal is read from its first entry on, and the one where its chain is broken is told', async () => {
  const readHere = () => readJournal(folder)
  expect(await checkJournal(readHere, 'journal.db', signal)).toMatchObject({ state: 'ok', found: { entries: 0 } })
  {
    await using journal = openJournal(folder, systemClock)
    for (let index = 0; index < 1200; index += 1) await journal.append(result(crypto.randomUUID()), false)
  }
  expect(await checkJournal(readHere, 'journal.db', signal)).toMatchObject({ state: 'ok', found: { entries: 1200 } })
  using database = new DatabaseSync(join(folder, 'journal.db'))
  database.exec("drop trigger entries_stay; update entries set body = replace(body, 'no', 'yes') where sequence = 17")
  expect(await checkJournal(readHere, 'journal.db', signal)).toEqual({
    check: 'journal',
    state: 'fix',
    found: { reason: 'chain', entry: 17, file: 'journal.db' },
    fix: 'keep-the-journal',
  })
})

test('a journal too long for the time says how much of it is whole, and others run meanwhile', async () => {
  await using journal = openJournal(folder, systemClock)
  for (let index = 0; index < 1200; index += 1) await journal.append(result(crypto.randomUUID()), false)
  await journal.flush()
  const over = new AbortController()
  setImmediate(() => over.abort())
  const finding = await checkJournal(() => journal, 'journal.db', over.signal)
  expect(finding).toMatchObject({ state: 'skipped', found: { reason: 'time' } })
  expect(finding.found.entries).toBeGreaterThan(0)
  expect(finding.found.entries).toBeLessThan(1200)
})

test('every check says something, whatever the others do', async () => {
  const findings = await examine(
    {
      bus: unlistable,
      usb: { list: async () => [] },
      journal: () => readJournal(folder),
      sender: { send: () => Promise.reject(new SendError({ kind: 'not-sent', reason: 'ECONNREFUSED' })) },
      secrets: { kept: false },
      clock: { now: () => new Date(), monotonic: () => performance.now() },
      dataDir: join(folder, 'data'),
      service: 'https://s/v1/',
      environment: {},
    },
    signal,
  )
  expect(findings.map(({ check }) => check)).toEqual(checks)
})
