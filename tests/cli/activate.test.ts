import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFaultProxy } from '../network/fault-proxy.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { plugIn } from './fleet.ts'
import { type Finished, type Line, Program, run } from './program.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud[Symbol.asyncDispose]())

/** A data folder of its own for each test, and simulated devices that no other test has. */
function place() {
  const dataDir = join(cloud.folder, randomUUID())
  const seed = ['--seed', randomUUID()]
  return {
    dataDir,
    plug: (count: number, ...argv: string[]) => plugIn(cloud, dataDir, count, ...seed, ...argv),
    argv: (...argv: string[]) => ['activate', '--json', '--data-dir', dataDir, '--service', cloud.url, ...argv],
  }
}
const activate = (argv: readonly string[], env = cloud.env()): Promise<Finished> => run(argv, { env })
const results = ({ lines }: Pick<Finished, 'lines'>) => lines.filter(({ event }) => event === 'result')
const statesOf = (lines: readonly Line[], port: string) =>
  lines.filter((line) => line.event === 'state' && line.port === port).map(({ state }) => state)

describe('activate', () => {
  test('takes a device, proves it, and finds it already yours the second time', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1)
    const [{ port, identity } = { port: '', identity: undefined }] = fleet.devices
    const first = await activate(argv('--port', port))
    expect(first.code).toBe(0)
    expect(statesOf(first.lines, port)).toEqual(['connecting', 'identifying', 'taking', 'proving'])
    expect(results(first)).toEqual([
      {
        event: 'result',
        port,
        outcome: 'taken',
        owned: 'yes',
        ...identity,
        ownership: expect.objectContaining({ device_details: expect.objectContaining(identity ?? {}) }),
        ms: expect.any(Number),
      },
    ])
    const second = await activate(argv('--port', port))
    expect(second.code).toBe(0)
    expect(results(second)).toMatchObject([{ outcome: 'already-yours', owned: 'yes', ...identity }])
  })

  test('does all ports at once, and one that fails is one of many', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(3)
    const [, second, third] = fleet.devices
    if (!second || !third) throw new Error('three were plugged in')
    await cloud.take(second.identity, 'bert')
    const { code, ...all } = await activate(argv(...fleet.options, '--port', '/dev/not-there'))
    expect(code).toBe(1)
    const by = new Map(results(all).map((result) => [result.port, result]))
    expect(by.size).toBe(4)
    expect(by.get(second.port)).toMatchObject({ outcome: 'failed', owned: 'no', failure: { code: 'OWNED_BY_OTHER' } })
    expect(by.get(third.port)).toMatchObject({ outcome: 'taken' })
    expect(by.get('/dev/not-there')).toMatchObject({
      outcome: 'failed',
      owned: 'unknown',
      failure: { code: 'PORT_GONE' },
    })
  })

  test('--all finds what simulators announce; nothing to find exits 1', async () => {
    const { plug, argv } = place()
    const nothing = await activate(argv('--all'))
    expect(nothing).toMatchObject({ code: 1, lines: [{ event: 'error' }] })
    await using fleet = await plug(2)
    const { code, ...all } = await activate(argv('--all'))
    expect(code).toBe(0)
    expect(new Set(results(all).map(({ port }) => port))).toEqual(new Set(fleet.ports))
  })

  test('refuses another device than the label says', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1)
    const { code, ...all } = await activate(argv(...fleet.options, '--expect', '999999'))
    expect(code).toBe(1)
    expect(results(all)).toMatchObject([
      { outcome: 'failed', owned: 'unknown', failure: { code: 'LABEL_MISMATCH', params: { source: 'label' } } },
    ])
  })

  test('a device the cloud does not know is told as such', async () => {
    const { argv, dataDir } = place()
    const nobody = { register: async () => undefined }
    await using fleet = await plugIn(nobody, dataDir, 1, '--seed', randomUUID())
    const { code, ...all } = await activate(argv(...fleet.options))
    expect(code).toBe(1)
    expect(results(all)).toMatchObject([{ outcome: 'failed', owned: 'no', failure: { code: 'DEVICE_UNKNOWN' } }])
  })

  test('a silent device fails alone, a slow one when its time is over', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1, '--fault', 'silent')
    const { code, ...all } = await activate(argv(...fleet.options, '--timeout', '20'))
    expect(code).toBe(1)
    expect(results(all)).toMatchObject([{ failure: { code: 'DEVICE_SILENT' }, owned: 'unknown' }])
    const late = await activate(argv(...fleet.options, '--timeout', '0.5'))
    expect(results(late)).toMatchObject([{ failure: { code: 'TIMED_OUT', params: { seconds: 0.5 } } }])
  })

  test('a device pulled out while it is asked fails as gone', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1, '--fault', 'unplug=answering')
    const { code, ...all } = await activate(argv(...fleet.options))
    expect(code).toBe(1)
    expect(results(all)).toMatchObject([{ outcome: 'failed', failure: { code: 'PORT_GONE' } }])
  })

  test('an unknown profile is named for each port', async () => {
    const { argv } = place()
    const { code, ...all } = await activate(argv('--port', '/dev/a', '--port', '/dev/b', '--profile', 'nope'))
    expect(code).toBe(1)
    expect(results(all)).toMatchObject([
      { port: '/dev/a', failure: { code: 'NO_PROFILE', params: { profile: 'nope' } } },
      { port: '/dev/b', failure: { code: 'NO_PROFILE' } },
    ])
  })
})

describe('activate, when the cloud is not willing', () => {
  test('each port has its result when the sign-in is refused or missing: 3', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(2)
    const refused = await activate(argv(...fleet.options), { ...cloud.env(), DEVICE_ACTIVATOR_PASSWORD: 'wrong' })
    expect(refused.code).toBe(3)
    expect(results(refused).map(({ failure }) => failure)).toMatchObject([
      { code: 'SIGN_IN_REFUSED', remedy: 'sign-in' },
      { code: 'SIGN_IN_REFUSED' },
    ])
    const nobody = await activate(argv(...fleet.options), {})
    expect(nobody.code).toBe(3)
    expect(results(nobody)).toMatchObject([
      { owned: 'unknown', failure: { code: 'SIGN_IN_REQUIRED' } },
      { owned: 'unknown', failure: { code: 'SIGN_IN_REQUIRED' } },
    ])
  })

  test('unreachable for every device: 4, and the last failure is told, not the time-out', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(2)
    const { code, ...all } = await activate(
      argv(...fleet.options, '--service', 'http://127.0.0.1:1/v1/', '--timeout', '2'),
    )
    expect(code).toBe(4)
    expect(results(all).map(({ failure }) => failure)).toMatchObject([
      { code: 'SERVICE_UNREACHABLE' },
      { code: 'SERVICE_UNREACHABLE' },
    ])
  })

  test('nonsense from the sign-in: 1', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1)
    await using proxy = await startFaultProxy({ target: new URL('..', cloud.url).href })
    proxy.always({ kind: 'html' }, { path: 'oauth2' })
    const { code, ...all } = await activate(argv(...fleet.options, '--service', `${proxy.url}v1/`, '--timeout', '15'))
    expect(code).toBe(1)
    expect(results(all)).toMatchObject([{ failure: { code: 'SERVICE_NONSENSE' }, owned: 'unknown' }])
  })

  test('plain http to elsewhere, or no service: 2, and still a line for each port', async () => {
    const { argv, dataDir } = place()
    const open = await activate(argv('--port', '/dev/a', '--port', '/dev/b', '--service', 'http://192.0.2.1/v1/'))
    expect(open.code).toBe(2)
    expect(open.lines.map(({ event }) => event)).toEqual(['error', 'result', 'result'])
    const none = await activate(['activate', '--json', '--data-dir', dataDir, '--port', '/dev/a'])
    expect(none).toMatchObject({
      code: 2,
      lines: [
        { event: 'error', failure: { code: 'CONFIG_INVALID', params: { where: '--service' } } },
        { event: 'result', port: '/dev/a', outcome: 'failed', owned: 'unknown' },
      ],
    })
  })

  test('a watch that nobody signed in for ends with 3', async () => {
    const { argv } = place()
    const { code, lines } = await activate(argv('--watch'), { ...cloud.env(), DEVICE_ACTIVATOR_PASSWORD: 'wrong' })
    expect(code).toBe(3)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'SIGN_IN_REFUSED' } }])
  })
})

describe('activate, interrupted', () => {
  test('each device is told as cancelled with what is known, unless it was taken: 130', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(2, '--fault', 'd2:slow=30000')
    const [one, two] = fleet.devices
    await using program = new Program(argv(...fleet.options), { env: cloud.env() })
    await program.line(({ event, port }) => event === 'result' && port === one?.port)
    program.kill('SIGINT')
    const { code, lines } = await program.finished
    expect(code).toBe(130)
    const by = new Map(results({ lines }).map((result) => [result.port, result]))
    expect(by.get(one?.port)).toMatchObject({ outcome: 'taken', owned: 'yes' })
    expect(by.get(two?.port)).toMatchObject({ outcome: 'failed', owned: 'unknown', failure: { code: 'CANCELLED' } })
  })

  test('what was sent when Ctrl+C came is unknown, and the next run settles it', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1)
    const [device] = fleet.devices
    await using proxy = await startFaultProxy({ target: new URL('..', cloud.url).href })
    const take = { method: 'POST', path: 'take-ownership' } as const
    proxy.nextFor(take, { kind: 'answer-held' })
    await using program = new Program(argv(...fleet.options, '--service', `${proxy.url}v1/`), { env: cloud.env() })
    await proxy.seen(take)
    // A terminal and a launcher may both pass the same Ctrl+C on.
    program.kill('SIGINT')
    program.kill('SIGINT')
    const { code, lines } = await program.finished
    expect(code).toBe(130)
    expect(results({ lines })).toMatchObject([
      { ...device?.identity, outcome: 'failed', owned: 'unknown', failure: { code: 'CANCELLED' } },
    ])
    const next = await activate(argv('--all', '--service', `${proxy.url}v1/`))
    expect(next.lines).toContainEqual(expect.objectContaining({ event: 'reconciled', outcome: 'taken' }))
  })

  test('who presses Ctrl+C again and again gets the end at once, and still a line for each device', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(2, '--fault', 'd2:slow=30000')
    await using proxy = await startFaultProxy({ target: new URL('..', cloud.url).href })
    proxy.nextFor({ method: 'POST', path: 'take-ownership' }, { kind: 'answer-held' })
    await using program = new Program(argv(...fleet.options, '--service', `${proxy.url}v1/`), { env: cloud.env() })
    await proxy.seen({ method: 'POST', path: 'take-ownership' })
    const pressing = setInterval(() => program.kill('SIGINT'), 100)
    const { code, lines } = await program.finished.finally(() => clearInterval(pressing))
    expect(code).toBe(130)
    const cancelled = { owned: 'unknown', failure: { code: 'CANCELLED' } }
    expect(results({ lines })).toMatchObject([...fleet.ports].reverse().map((port) => ({ port, ...cancelled })))
  })

  test('what was sent and not heard of is settled by the next run, and never sent again', async () => {
    const { plug, argv } = place()
    await using fleet = await plug(1)
    const [device] = fleet.devices
    await using proxy = await startFaultProxy({ target: new URL('..', cloud.url).href })
    const take = { method: 'POST', path: 'take-ownership' } as const
    proxy.nextFor(take, { kind: 'answer-held' })
    await using program = new Program(argv(...fleet.options, '--service', `${proxy.url}v1/`), { env: cloud.env() })
    await proxy.seen(take)
    program.kill('SIGKILL')
    await program.finished
    const next = await activate(argv(...fleet.options, '--service', `${proxy.url}v1/`))
    expect(next.code).toBe(0)
    expect(next.lines.filter(({ event }) => event === 'reconciled')).toMatchObject([
      { ...device?.identity, outcome: 'taken', ownership: { device_details: device?.identity } },
    ])
    expect(results(next)).toMatchObject([{ outcome: 'already-yours' }])
    expect(proxy.requests.filter(({ method, path }) => method === 'POST' && path.includes('take'))).toHaveLength(1)
  })
})

describe('activate --watch', () => {
  test('takes each device as it is plugged in, until interrupted', async () => {
    const { plug, argv } = place()
    // Known to the cloud before they are plugged in: the station is quicker than a registration.
    await (await plug(2))[Symbol.asyncDispose]()
    await using program = new Program(argv('--watch'), { env: cloud.env() })
    await using fleet = await plug(2)
    for (const port of fleet.ports) {
      await program.line((line) => line.event === 'result' && line.port === port)
    }
    program.kill('SIGINT')
    const { code, ...all } = await program.finished
    expect(code).toBe(130)
    expect(results(all).map(({ outcome }) => outcome)).toEqual(['taken', 'taken'])
  })
})

describe('two at a time', () => {
  test('a second writer is refused, naming the first; reading commands go on', async () => {
    const { plug, argv, dataDir } = place()
    await using fleet = await plug(1, '--fault', 'slow=30000')
    await using first = new Program(argv(...fleet.options), { env: cloud.env() })
    await first.line(({ state }) => state === 'identifying')
    const second = await activate(argv('--port', '/dev/a'))
    expect(second.code).toBe(2)
    expect(second.lines).toMatchObject([
      { event: 'error', failure: { code: 'DATA_FOLDER_IN_USE', params: { pid: first.pid } } },
      { event: 'result', port: '/dev/a', outcome: 'failed', failure: { code: 'DATA_FOLDER_IN_USE' } },
    ])
    const reading = ['--json', '--data-dir', dataDir, '--service', cloud.url]
    expect((await run(['history', ...reading])).code).toBe(0)
    expect((await run(['devices', ...reading], { env: cloud.env() })).code).toBe(0)
    expect((await run(['ports', ...reading])).code).toBe(0)
  })
})
