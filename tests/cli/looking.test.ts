import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checks } from '../../app/api/checks.ts'
import { plugIn } from './fleet.ts'
import { type Finished, run } from './program.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'looking-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))
const unregistered = { register: async () => undefined }
const ask = (...argv: string[]): Promise<Finished> => run([...argv, '--json', '--data-dir', folder])

describe.skipIf(process.platform === 'win32')('identify', () => {
  test('asks each port who is there, without any service', async () => {
    await using fleet = await plugIn(unregistered, folder, 3, '--fault', 'd3:silent')
    const { code, lines } = await ask('identify', '--all')
    expect(code).toBe(1)
    const by = new Map(lines.map((line) => [line.port, line]))
    for (const { port, identity } of fleet.devices.slice(0, 2)) {
      expect(by.get(port)).toMatchObject({ event: 'result', outcome: 'identified', profile: 'json-line', ...identity })
    }
    expect(by.get(fleet.ports[2])).toMatchObject({ outcome: 'failed', failure: { code: 'DEVICE_SILENT' } })
  })

  test('a number instead of text is no serial number', async () => {
    await using fleet = await plugIn(unregistered, folder, 1, '--fault', 'number')
    expect(await ask('identify', ...fleet.options)).toMatchObject({
      code: 1,
      lines: [{ failure: { code: 'IDENTITY_INVALID', params: { field: 'serial_number', reason: 'type' } } }],
    })
  })

  test('with nothing to ask it fails', async () => {
    expect(await ask('identify', '--all')).toMatchObject({ code: 1, lines: [{ event: 'error' }] })
  })
})

describe.skipIf(process.platform === 'win32')('ports', () => {
  test('tells each port and the profiles that map it; simulated ones are marked', async () => {
    await using fleet = await plugIn(unregistered, folder, 1)
    const { code, lines } = await ask('ports')
    expect(code).toBe(0)
    expect(lines).toContainEqual(
      expect.objectContaining({
        port: fleet.ports[0],
        simulated: true,
        profiles: expect.arrayContaining(['json-line']),
      }),
    )
  })
})

describe('profiles', () => {
  test('names a bad file with line and reason, and lists the others', async () => {
    await mkdir(join(folder, 'profiles', 'broken'), { recursive: true })
    const file = join(folder, 'profiles', 'broken', 'profile.json')
    await writeFile(file, '{\n  "id": "broken",\n  "name": 7\n}\n')
    const { code, lines, stderr } = await ask('profiles')
    expect(code).toBe(0)
    expect(lines).toContainEqual(expect.objectContaining({ event: 'profile', id: 'json-line' }))
    expect(lines).toContainEqual(expect.objectContaining({ event: 'problem', file, line: 3 }))
    expect(stderr).toContain(file)
  })

  test('says where a family is from, and what is wrong with its drawings; others do not read those', async () => {
    const own = join(folder, 'profiles', 'tracker')
    await cp(new URL('../../resources/device-profiles/vest-tracker', import.meta.url), own, { recursive: true })
    const drawing = join(own, 'tracker.svg')
    await writeFile(drawing, '<svg><text/></svg>')
    const { lines } = await ask('profiles')
    const families = lines.filter(({ id }) => id === 'vest-tracker' || id === 'wall-gateway')
    expect(families.map(({ id, origin, file, replaces }) => [id, origin, file, replaces])).toEqual([
      ['vest-tracker', 'added', join(own, 'profile.json'), true],
      ['wall-gateway', 'shipped', expect.stringContaining('profile.json'), false],
    ])
    const reason = expect.stringContaining('svg/text')
    expect(lines).toContainEqual(expect.objectContaining({ event: 'problem', file: drawing, reason }))
    expect((await ask('ports')).stderr).not.toContain(drawing)
  })
})

describe('doctor', () => {
  test('says something for each check, and how to mend what is wrong', async () => {
    const { code, lines } = await ask('doctor', '--service', 'http://127.0.0.1:1/v1/')
    expect(code).toBe(1)
    expect(lines.map(({ check }) => check)).toEqual(checks)
    expect(lines).toContainEqual(expect.objectContaining({ check: 'service', state: 'fix', fix: 'check-the-network' }))
  })
})
