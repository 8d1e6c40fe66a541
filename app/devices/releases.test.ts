import { describe, expect, it } from 'vitest'
import { startProcess } from '../../tests/crash/world.ts'
import { type Fault, ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { ActivatorError } from '../errors.ts'
import { isOpenEnded } from '../ownership/spans.ts'
import { Releases } from './releases.ts'

const never = new AbortController().signal

/** @param blind this look by id fails: the service is not reached just then */
function station(count: number, faults: Fault[] = [], blind = 0) {
  const service = new ScriptedService()
  const identityOf = (n: number) => ({ serial_number: String(n).padStart(6, '0'), device_name: `name${n}` })
  const mine = Array.from({ length: count }, (_, n) => service.own(identityOf(n), 7, n + 1))
  service.faults = faults
  const make = service.access.bind(service)
  service.access = (...as) => {
    const access = make(...as)
    const look = access.ownership.bind(access)
    let looks = 0
    access.ownership = async (id, call) => {
      looks += 1
      if (looks === blind) throw new ActivatorError('SERVICE_UNREACHABLE', { service: 'scripted' })
      return await look(id, call)
    }
    return access
  }
  const { station, clock, journal } = startProcess({ service })
  const seen: { running: number; released: number; failed: number }[] = []
  const devices = { ownership: (id: number) => mine.find((one) => one.id === id), typeOf: () => 'Vest tracker' }
  const releases: Releases = new Releases({ station, clock, devices }, () => {
    const { release } = releases.view()
    if (release) seen.push(release)
  })
  const over = async () => {
    while (releases.view().release?.over === false) await new Promise((resolve) => setImmediate(resolve))
  }
  const posts = () => service.asked.filter(({ call }) => call === 'POST').length
  const rows = () => releases.queries.releases({ query: 'releases', offset: 0, limit: 200 }, never)
  const begin = (word = String(count)) =>
    releases.commands.release({ command: 'release', ownerships: mine.map(({ id }) => id), word })
  const again = () => releases.commands['release-retry']({ command: 'release-retry' })
  const stop = () => releases.commands['release-stop']({ command: 'release-stop' })
  return { service, mine, releases, journal, seen, over, posts, rows, begin, again, stop, station }
}

describe('many devices given back', () => {
  it('go one after the other, four at a time, each with its own result', async () => {
    const { service, releases, seen, over, posts, begin, rows } = station(20)
    begin()
    await over()
    expect(releases.view().release).toMatchObject({
      total: 20,
      released: 20,
      failed: 0,
      running: 0,
      over: true,
      again: 0,
    })
    expect(Math.max(...seen.map(({ running }) => running))).toBe(4)
    expect(posts()).toBe(20)
    expect(service.ownerships.filter(isOpenEnded)).toEqual([])
    expect(await rows()).toMatchObject({
      count: 20,
      rows: [{ serial_number: '000000', state: 'released' }, {}].concat(Array(18).fill({})),
    })
    expect(releases.results).toBe(20)
  })

  it('that failed are tried again, and nothing is given back twice', async () => {
    const faults: Fault[] = ['none', 'lost-before', 'lost-after', 'none', 'lost-before', 'none', 'lost-after', 'none']
    const { service, releases, over, posts, begin, again, rows } = station(8, faults)
    begin()
    await over()
    expect(releases.view().release).toMatchObject({ released: 6, failed: 2, again: 2 })
    const failed = await releases.queries.releases({ query: 'releases', only: 'failed', offset: 0, limit: 10 }, never)
    expect(failed).toMatchObject({
      count: 2,
      rows: [{ state: 'failed', owned: 'yes', failure: { code: 'SERVICE_UNREACHABLE' } }, { owned: 'yes' }],
    })
    again()
    await over()
    expect(releases.view().release).toMatchObject({ released: 8, failed: 0, again: 0 })
    expect(posts()).toBe(10)
    expect(service.ownerships.filter(isOpenEnded)).toEqual([])
    expect((await rows()).rows.every(({ state }) => state === 'released')).toBe(true)
  })

  it('stop between two; the rest is not begun, and can be gone on with', async () => {
    const { releases, over, posts, begin, again, stop, station: desk } = station(12)
    const release = desk.release.bind(desk)
    let begun = 0
    desk.release = async (...job) => {
      begun += 1
      if (begun === 5) stop()
      return await release(...job)
    }
    begin()
    await over()
    const { released = 0, again: left = 0 } = releases.view().release ?? {}
    expect(releases.view().release).toMatchObject({ stopped: true, failed: 0 })
    expect([released, left]).toEqual([posts(), 12 - posts()])
    expect(left).toBeGreaterThan(3)
    again()
    await over()
    expect(releases.view().release).toMatchObject({ released: 12, stopped: false, again: 0 })
    expect(posts()).toBe(12)
  })

  it('whose answer was lost while nobody could look are found to be done, not sent again', async () => {
    const { service, releases, over, posts, begin, again } = station(1, ['lost-after'], 2)
    begin('0000')
    await over()
    expect(releases.view().release).toMatchObject({ released: 0, failed: 1, again: 1 })
    expect(await releases.queries.releases({ query: 'releases', offset: 0, limit: 1 }, never)).toMatchObject({
      rows: [{ owned: 'unknown' }],
    })
    again()
    await over()
    expect(releases.view().release).toMatchObject({ released: 1, failed: 0, again: 0 })
    expect(posts()).toBe(1)
    expect(service.ownerships.filter(isOpenEnded)).toEqual([])
    expect(again).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  })
})

describe('a release is refused', () => {
  it.each([
    [1, '000', false],
    [1, '0000', true],
    [3, '0000', false],
    [3, ' 3 ', true],
  ])('of %i with the word %j: %s', async (count, word, accepted) => {
    const { posts, begin, over } = station(count)
    if (accepted) begin(word)
    else expect(() => begin(word)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    await over()
    expect(posts()).toBe(accepted ? count : 0)
  })

  it('while another one runs, and for what is not in the list', async () => {
    const { begin, over, releases } = station(2)
    begin()
    expect(() => begin()).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    await over()
    const command = { command: 'release' as const, ownerships: [999], word: '1' }
    expect(() => releases.commands.release(command)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  })
})

it('is forgotten once it was read, and not while it runs', async () => {
  const { begin, over, releases } = station(2)
  const close = () => releases.commands['release-close']({ command: 'release-close' })
  begin()
  close()
  expect(releases.view().release).toBeDefined()
  await over()
  close()
  expect(releases.view()).toEqual({})
})
