import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cloud, startCloud } from './cloud.ts'
import { type Finished, run } from './program.ts'

const many = Array.from({ length: 320 }, (_, index) => ({
  serial_number: String(index).padStart(6, '0'),
  device_name: `a1b2c3d4${index.toString(16).padStart(4, '0')}`,
}))
const formula = { serial_number: '=1+2', device_name: 'a1b2c3d4ffff' }
const twins = [
  { serial_number: 'TWIN', device_name: 'a1b2c3d4fffd' },
  { serial_number: 'TWIN', device_name: 'a1b2c3d4fffe' },
]

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.register(...many, formula, ...twins)
  for (const device of [...many, formula, ...twins]) await cloud.take(device)
})
afterAll(() => cloud[Symbol.asyncDispose]())

const ask = (...argv: string[]): Promise<Finished> =>
  run([...argv, '--service', cloud.url, '--json', '--timeout', '20'], { env: cloud.env() })

describe('devices', () => {
  test('gives one record a line, every page', async () => {
    const { code, lines } = await ask('devices', '--current')
    expect(code).toBe(0)
    expect(lines).toHaveLength(many.length + 3)
    expect(lines.find(({ serial_number }) => serial_number === '000007')).toMatchObject({
      id: expect.any(Number),
      device_name: 'a1b2c3d40007',
    })
  })

  test('filters by serial number and by text, and sorts', async () => {
    expect((await ask('devices', '--serial-number', '000007')).lines).toHaveLength(1)
    const { lines } = await ask('devices', '--search', 'c3d4013', '--ordering', '-serial_number')
    expect(lines.map(({ serial_number }) => serial_number)).toEqual(
      Array.from({ length: 16 }, (_, index) => String(319 - index).padStart(6, '0')),
    )
  })

  test('writes a table in which no cell is a formula', async () => {
    const file = join(cloud.folder, 'devices.csv')
    expect((await ask('devices', '--csv', file)).code).toBe(0)
    const rows = (await readFile(file, 'utf8')).trim().split('\n')
    expect(rows[0]).toBe('serial_number,id,device_name,device_type')
    expect(rows).toHaveLength(many.length + 4)
    expect(rows.some((row) => row.startsWith("'=1+2,"))).toBe(true)
  })

  test('for people: columns, serial number first', async () => {
    const { stdout, stderr } = await run(['devices', '--service', cloud.url, '--serial-number', '000007'], {
      env: cloud.env(),
    })
    expect(stdout).toMatch(/^000007 {2}\d+ {2}a1b2c3d40007 {2}meter\n$/)
    expect(stderr).toContain('1 line')
  })
})

describe('ownerships', () => {
  test('gives records as the contract has them, filtered by device name', async () => {
    const { code, lines } = await ask('ownerships', '--current', '--device-name', 'a1b2c3d40009')
    expect(code).toBe(0)
    expect(lines).toMatchObject([{ device_details: { serial_number: '000009', device_name: 'a1b2c3d40009' } }])
    const [{ device } = { device: 0 }] = lines
    expect((await ask('ownerships', '--device', String(device))).lines).toHaveLength(1)
  })
})

describe('device-id', () => {
  test('tells the id of a serial number, nothing else', async () => {
    const { stdout } = await run(['device-id', '000007', '--service', cloud.url], { env: cloud.env() })
    expect(stdout).toMatch(/^\d+\n$/)
  })

  test('one nobody of ours has is a failure', async () => {
    const { code, lines } = await ask('device-id', '999999')
    expect(code).toBe(1)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'DEVICE_UNKNOWN' } }])
  })

  test('two devices of one serial number are both told', async () => {
    expect((await ask('device-id', 'TWIN')).lines).toHaveLength(2)
  })
})

describe('a ready token', () => {
  const withToken = (token: string) =>
    run(['devices', '--serial-number', '000007', '--service', cloud.url, '--json', '--timeout', '10'], {
      env: { DEVICE_ACTIVATOR_TOKEN: token, XDG_DATA_HOME: join(cloud.folder, 'nobody') },
    })

  test('stands for a sign-in', async () => {
    expect(await withToken(await cloud.token())).toMatchObject({ code: 0, lines: [{ serial_number: '000007' }] })
  })

  test('that the service does not take: 3; that is none: 2', async () => {
    const { code, lines } = await withToken('made-up')
    expect(code).toBe(3)
    expect(lines).toMatchObject([{ event: 'error', failure: { remedy: 'sign-in' } }])
    expect((await withToken('two words')).code).toBe(2)
  })
})

describe('what goes wrong', () => {
  test('no service named: 2, and the option is named', async () => {
    const { code, lines } = await run(['devices', '--json'], { env: cloud.env() })
    expect(code).toBe(2)
    expect(lines).toMatchObject([{ failure: { code: 'CONFIG_INVALID', params: { where: '--service' } } }])
  })

  test('plain http to elsewhere: 2, before anything is sent', async () => {
    const { code, lines } = await run(['devices', '--json', '--service', 'http://192.0.2.1/v1/'], { env: cloud.env() })
    expect(code).toBe(2)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'CONFIG_INVALID' } }])
  })

  test('nobody signed in, or the wrong password: 3', async () => {
    const nobody = await run(['devices', '--json', '--service', cloud.url], {
      env: { XDG_DATA_HOME: join(cloud.folder, 'nobody') },
    })
    expect(nobody.code).toBe(3)
    expect(nobody.lines).toMatchObject([{ event: 'error', failure: { code: 'SIGN_IN_REQUIRED', remedy: 'sign-in' } }])
    const wrong = await run(['devices', '--json', '--service', cloud.url], {
      env: { ...cloud.env(), DEVICE_ACTIVATOR_PASSWORD: 'wrong' },
    })
    expect(wrong.code).toBe(3)
    expect(wrong.lines).toMatchObject([{ event: 'error', failure: { code: 'SIGN_IN_REFUSED' } }])
  })

  test('a service that cannot be reached: 4', async () => {
    const { code, lines } = await run(['devices', '--json', '--service', 'http://127.0.0.1:1/v1/', '--timeout', '1'], {
      env: cloud.env(),
    })
    expect(code).toBe(4)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'SERVICE_UNREACHABLE' } }])
  })

  test('nonsense from the sign-in: 1', async () => {
    using portal = await answering('<html>Welcome to our hotel</html>')
    const { code, lines } = await run(['devices', '--json', '--service', `${portal.url}v1/`, '--timeout', '10'], {
      env: cloud.env(),
    })
    expect(code).toBe(1)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'SERVICE_NONSENSE' } }])
  })

  test('a configuration file with a slip: 2, with file and line', async () => {
    const file = join(cloud.folder, 'package-less.json')
    await writeFile(file, '{\n  "servise": "https://a/v1/"\n}\n')
    const { code, lines } = await run(['devices', '--json', '--config', file], { env: cloud.env() })
    expect(code).toBe(2)
    expect(lines).toMatchObject([{ failure: { code: 'CONFIG_INVALID', params: { where: file, line: 2 } } }])
  })
})

async function answering(html: string): Promise<Disposable & { url: string }> {
  const server: Server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return { url: `http://127.0.0.1:${port}/`, [Symbol.dispose]: () => server.close().closeAllConnections() }
}
