import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readTrace } from '../../app/device/trace.ts'
import { plugIn } from './fleet.ts'
import { run } from './program.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trace-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))
const unregistered = { register: async () => undefined }
const identify = (...argv: string[]) => run(['identify', ...argv, '--json', '--data-dir', folder])

describe.skipIf(process.platform === 'win32')('identify --trace', () => {
  test('writes what was sent and what was heard, a failed exchange included', async () => {
    await using fleet = await plugIn(unregistered, folder, 1, '--fault', 'number')
    const file = join(folder, 'field.jsonl')
    expect((await identify(...fleet.options, '--trace', file)).code).toBe(1)
    const trace = readTrace(await readFile(file, 'utf8'), file)
    const said = (way: 'tx' | 'rx') => {
      const events = trace.filter(({ dir }) => dir === way)
      return Buffer.concat(events.map(({ bytes }) => bytes)).toString()
    }
    expect(said('tx')).toContain('{"req":"identify"}\n')
    expect(said('rx')).toContain(`"serial_number":${Number(fleet.devices[0]?.identity.serial_number)}`)
  })

  test('is for one port, and for a file that can be written', async () => {
    await using fleet = await plugIn(unregistered, folder, 2)
    const invalid = { event: 'error', failure: { code: 'CONFIG_INVALID' } }
    expect(await identify('--all', '--trace', join(folder, 'x'))).toMatchObject({ code: 2, lines: [invalid] })
    const nowhere = join(folder, 'no/such/folder/x')
    expect(await identify('--port', fleet.ports[0] ?? '', '--trace', nowhere)).toMatchObject({
      code: 2,
      lines: [{ failure: { params: { where: nowhere } } }],
    })
  })
})
