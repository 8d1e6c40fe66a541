/** A batch from the command line, as scripts lean on it. */
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFaultProxy } from '../network/fault-proxy.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { plugIn } from './fleet.ts'
import { type Finished, Program, run } from './program.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud[Symbol.asyncDispose]())

function place(service = cloud.url) {
  const dataDir = join(cloud.folder, randomUUID())
  const all = (...argv: string[]) => [...argv, '--json', '--data-dir', dataDir, '--service', service]
  return {
    dataDir,
    plug: (count: number, ...argv: string[]) => plugIn(cloud, dataDir, count, '--seed', randomUUID(), ...argv),
    argv: all,
    batch: (...argv: string[]): Promise<Finished> => run(all('batch', ...argv), { env: cloud.env() }),
  }
}
const results = ({ lines }: Pick<Finished, 'lines'>) => lines.filter(({ event }) => event === 'result')
const standing = ({ lines }: Pick<Finished, 'lines'>) => lines.findLast(({ event }) => event === 'batch')

describe('batch', () => {
  test('takes what is plugged in, says how it stands, and undoes exactly what it took', async () => {
    const { plug, batch } = place()
    await using fleet = await plug(3)
    const [first] = fleet.devices
    if (!first) throw new Error('three were plugged in')
    await cloud.take(first.identity)
    const begun = await batch('start', '--name', 'Order 1', ...fleet.options)
    expect(begun.code, begun.stderr).toBe(0)
    expect(
      results(begun)
        .map(({ outcome }) => outcome)
        .toSorted(),
    ).toEqual(['already-yours', 'taken', 'taken'])
    expect(standing(begun)).toMatchObject({ name: 'Order 1', done: 3, taken: 2, already_yours: 1, failed: 0 })
    expect(standing(await batch('status'))).toEqual(standing(begun))

    const preview = await batch('undo')
    expect(preview.code).toBe(2)
    const shown = preview.lines.filter(({ event }) => event === 'preview')
    expect(shown.map(({ state }) => state)).toEqual(['will-release', 'will-release'])
    expect(shown.map(({ serial_number }) => serial_number)).not.toContain(first.identity.serial_number)
    const undone = await batch('undo', '--yes')
    expect(undone.code, undone.stderr).toBe(0)
    expect(results(undone).map(({ outcome }) => outcome)).toEqual(['released', 'released'])
    expect(standing(await batch('status'))).toMatchObject({ done: 1, taken: 0, released: 2, already_yours: 1 })
    const again = await batch('undo', '--yes')
    expect(again).toMatchObject({ code: 0 })
    expect(results(again)).toEqual([])
  })

  test('one that was replaced since is told, and left', async () => {
    const { plug, batch, argv } = place()
    await using fleet = await plug(2)
    const [first] = fleet.devices
    if (!first) throw new Error('two were plugged in')
    await batch('start', '--name', 'Order 2', ...fleet.options)
    const { serial_number } = first.identity
    await run(argv('release', '--serial-number', serial_number, '--yes'), { env: cloud.env() })
    await cloud.take(first.identity)
    const undone = await batch('undo', '--yes')
    expect(undone.code).toBe(0)
    const outcomes = new Map(results(undone).map((line) => [line.serial_number, line.outcome]))
    expect(outcomes.get(serial_number)).toBe('changed-since')
    expect([...outcomes.values()]).toContain('released')
  })

  test('a device that was done is told when it comes again; another batch takes no notice', async () => {
    const { plug, batch } = place()
    await using fleet = await plug(1)
    await batch('start', '--name', 'Order 3', ...fleet.options)
    const again = await batch('resume', ...fleet.options)
    expect(again.code).toBe(1)
    expect(results(again)).toMatchObject([{ outcome: 'failed', failure: { code: 'ALREADY_IN_BATCH' } }])
    expect(standing(again)).toMatchObject({ done: 1, failed: 0 })
    const other = await batch('start', '--name', 'Order 4', ...fleet.options)
    expect(results(other)).toMatchObject([{ outcome: 'already-yours' }])
    expect(standing(await batch('status', '--batch', 'Order 3'))).toMatchObject({ taken: 1 })
  })

  test('while the service is away it keeps what it read, and finishes without the devices', async () => {
    await using proxy = await startFaultProxy({ target: new URL('..', cloud.url).href })
    const { plug, batch } = place(`${proxy.url}v1/`)
    {
      await using fleet = await plug(2)
      proxy.always({ kind: 'reset' }, { path: '/v1/' })
      const away = await batch('start', '--name', 'Order 5', '--timeout', '4', ...fleet.options)
      expect(away.code, away.stderr).toBe(4)
      expect(results(away)).toMatchObject([
        { outcome: 'failed', failure: { code: 'SERVICE_UNREACHABLE' } },
        { outcome: 'failed', failure: { code: 'SERVICE_UNREACHABLE' } },
      ])
      expect(standing(away)).toMatchObject({ done: 0, waiting: 2, failed: 0 })
    }
    proxy.always(undefined)
    const back = await batch('resume')
    expect(back.code, back.stderr).toBe(0)
    expect(results(back)).toMatchObject([
      { outcome: 'taken', port: '' },
      { outcome: 'taken', port: '' },
    ])
    expect(standing(back)).toMatchObject({ done: 2, waiting: 0 })
    const posts = proxy.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/'))
    expect(posts).toHaveLength(2)
  })

  test('watches until it is interrupted, and asks each device that is there', async () => {
    const { plug, argv, batch } = place()
    // Plugged in first: only then does the service know them.
    await using fleet = await plug(2)
    await using watching = new Program(argv('batch', 'start', '--name', 'Order 6', '--watch'), { env: cloud.env() })
    const isResult = ({ event }: { readonly event?: string }) => event === 'result'
    await watching.line(() => watching.lines.filter(isResult).length === 2)
    watching.kill('SIGINT')
    const { code, ...said } = await watching.finished
    expect(code).toBe(130)
    expect(
      results(said)
        .map(({ port }) => port)
        .toSorted(),
    ).toEqual([...fleet.ports].toSorted())
    expect(standing(await batch('status'))).toMatchObject({ done: 2 })
  })

  test('goes by its packing list, and reports every line of it and every device beside it', async () => {
    const { plug, batch, argv, dataDir } = place()
    await using fleet = await plug(3)
    const [first, second, third] = fleet.devices
    if (!first || !second || !third) throw new Error('three were plugged in')
    const list = join(cloud.folder, `${randomUUID()}.csv`)
    const listed = [first.identity.serial_number, second.identity.serial_number, '999999', first.identity.serial_number]
    await writeFile(list, `Pos.;Serien-Nr.;Karton\r\n${listed.map((one, at) => `${at};${one};K1`).join('\r\n')}\r\n`)
    const begun = await batch('start', '--name', 'Order 7', '--list', list, ...fleet.options)
    expect(begun.code, begun.stderr).toBe(1)
    expect(begun.stderr).toContain('twice')
    const refused = results(begun).find(({ port }) => port === third.port)
    expect(refused).toMatchObject({ outcome: 'failed', owned: 'unknown', failure: { code: 'NOT_ON_LIST' } })
    expect(standing(begun)).toMatchObject({ expected: 3, done: 2, unlisted: 1 })

    for (const format of ['csv', 'xlsx', 'json', 'html']) {
      const out = join(dataDir, `report.${format}`)
      const reported = await run(argv('report', '--format', format, '--out', out))
      expect(reported.code, reported.stderr).toBe(0)
      expect((await readFile(out)).length).toBeGreaterThan(500)
    }
    const csv = await readFile(join(dataDir, 'report.csv'), 'utf8')
    for (const { identity } of fleet.devices) expect(csv).toContain(identity.serial_number)
    expect(csv).toContain('999999')
    const json = join(dataDir, 'report.json')
    expect((await run(argv('verify', json))).code).toBe(0)
    await writeFile(json, (await readFile(json, 'utf8')).replace('"missing"', '"taken"'))
    expect(await run(argv('verify', json))).toMatchObject({ code: 1 })
  })

  test('with a list it watches until the list is complete', async () => {
    const { plug, argv, batch } = place()
    await using fleet = await plug(2)
    const list = join(cloud.folder, `${randomUUID()}.csv`)
    await writeFile(list, `serial_number\n${fleet.devices.map(({ identity }) => identity.serial_number).join('\n')}\n`)
    const watched = await run(argv('batch', 'start', '--name', 'Order 8', '--list', list, '--watch'), {
      env: cloud.env(),
    })
    expect(watched.code, watched.stderr).toBe(0)
    expect(standing(await batch('status'))).toMatchObject({ expected: 2, done: 2 })
  })

  test('what is not to be understood is refused', async () => {
    const { batch } = place()
    await expect(batch('status')).resolves.toMatchObject({ code: 2 })
    await expect(batch('start', '--name', ' ', '--watch')).resolves.toMatchObject({ code: 2 })
    await expect(batch('start', '--name', 'x')).resolves.toMatchObject({ code: 2 })
    await expect(batch('status', '--yes')).resolves.toMatchObject({ code: 2 })
    await expect(batch('jump')).resolves.toMatchObject({ code: 2 })
  })
})
