import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Program, run } from '../../../tests/cli/program.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 3 }))
const serve = (...argv: string[]) => ['serve', '--data-dir', folder, '--json', ...argv]

async function listening(program: Program): Promise<string> {
  const { url } = await program.line(({ event }) => event === 'listening')
  return String(url)
}

describe('serve', () => {
  test('says where it listens once it answers, and ends in good order on SIGTERM', async () => {
    await using program = new Program(serve('--port', '0'))
    const url = await listening(program)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect((await fetch(`${url}v1/devices/`)).status).toBe(401)
    program.kill('SIGTERM')
    expect(await program.finished).toMatchObject({ code: 0 })
  })

  test('Ctrl+C is an interruption', async () => {
    await using program = new Program(serve())
    await listening(program)
    program.kill('SIGINT')
    expect(await program.finished).toMatchObject({ code: 130 })
  })

  test('an account added while it runs signs in with the password from standard input', async () => {
    await using program = new Program(serve())
    const url = await listening(program)
    expect(await run(serve('--add-account', 'anna'), { input: 'se cret\r\nmore\n' })).toMatchObject({ code: 0 })
    const form = { grant_type: 'password', username: 'anna', password: 'se cret', client_id: 'device-activator' }
    const answer = await fetch(`${url}oauth2/token/`, { method: 'POST', body: new URLSearchParams(form) })
    expect(answer.status).toBe(200)
  })

  test('there is no default password, and no account twice', async () => {
    const without = await run(serve('--add-account', 'anna'))
    expect(without).toMatchObject({ code: 2, lines: [{ event: 'error', failure: { code: 'CONFIG_INVALID' } }] })
    await run(serve('--add-account', 'anna'), { input: 'one\n' })
    expect(await run(serve('--add-account', 'anna'), { input: 'two\n' })).toMatchObject({ code: 2 })
  })

  test('devices are registered all or none, and the bad line is named', async () => {
    const file = join(folder, 'devices.csv')
    await writeFile(file, 'serial_number,device_name,device_type\n012345,a1b2c3d4e5f8,meter\n,nameless,\n')
    const bad = await run(serve('--add-devices', file))
    expect(bad.code).toBe(2)
    expect(bad.lines).toMatchObject([{ event: 'error', failure: { params: { line: 3 } } }])
    await writeFile(file, 'serial_number,device_name,device_type\n012345,a1b2c3d4e5f8,meter\n')
    expect(await run(serve('--add-devices', file))).toMatchObject({
      code: 0,
      lines: [{ event: 'devices-added', count: 1 }],
    })
    expect(await run(serve('--add-devices', join(folder, 'none.csv')))).toMatchObject({ code: 2 })
  })

  test('a second service on the folder is refused, naming the first by its process id', async () => {
    await using first = new Program(serve())
    await listening(first)
    const second = await run(serve())
    expect(second.code).toBe(2)
    expect(second.lines).toMatchObject([
      { event: 'error', failure: { code: 'DATA_FOLDER_IN_USE', params: { pid: first.pid } } },
    ])
  })

  test('a port somebody has is wrong use', async () => {
    await using first = new Program(serve())
    const { port } = new URL(await listening(first))
    const second = await run(['serve', '--data-dir', join(folder, 'b'), '--json', '--port', port])
    expect(second).toMatchObject({ code: 2, lines: [{ event: 'error', failure: { code: 'CONFIG_INVALID' } }] })
  })
})
