import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cloud, startCloud } from './cloud.ts'
import { run } from './program.ts'
import { TerminalProgram } from './terminal.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.register(device)
  await cloud.take(device)
})
afterAll(() => cloud[Symbol.asyncDispose]())

describe.skipIf(process.platform === 'win32')('on a terminal', () => {
  const data = () => ['--data-dir', join(cloud.folder, 'data')]

  test('a password is asked for and not shown', async () => {
    using terminal = new TerminalProgram(['serve', '--data-dir', join(cloud.folder, 'other'), '--add-account', 'carl'])
    await terminal.shows('Password for carl: ')
    terminal.type('hunter\u007fr2\r')
    expect(await terminal.finished).toBe(0)
    expect(terminal.screen).not.toContain('hunte')
    expect(terminal.screen).toContain('Account carl is there.')
  })

  test('Ctrl+C at the password ends it, and nothing is made', async () => {
    using terminal = new TerminalProgram(['serve', '--data-dir', join(cloud.folder, 'none'), '--add-account', 'carl'])
    await terminal.shows('Password for carl: ')
    terminal.type('secret\u0003')
    expect(await terminal.finished).toBe(130)
    expect(terminal.screen).not.toContain('is there')
  })

  test('a release is asked about, and another word than the one shown leaves everything as it is', async () => {
    const argv = ['release', '--serial-number', '012345', '--service', cloud.url, ...data()]
    using refused = new TerminalProgram(argv, cloud.env())
    await refused.shows('Type release: ')
    refused.type('yes\r')
    expect(await refused.finished).toBe(1)
    const { lines } = await run(['ownerships', '--current', '--service', cloud.url, '--json'], { env: cloud.env() })
    expect(lines).toHaveLength(1)

    using agreed = new TerminalProgram(argv, cloud.env())
    await agreed.shows('Type release: ')
    agreed.type('release\r')
    expect(await agreed.finished).toBe(0)
    expect(agreed.screen).toContain('012345 is given back')
  })

  test('colours are there, and gone with NO_COLOR', async () => {
    using coloured = new TerminalProgram(['nonsense'])
    await coloured.finished
    expect(coloured.screen).toContain('\u001b[31m')
    using plain = new TerminalProgram(['nonsense'], { NO_COLOR: '1' })
    await plain.finished
    expect(plain.screen).not.toContain('\u001b[')
  })
})
