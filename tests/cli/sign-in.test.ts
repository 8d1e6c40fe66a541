import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cloud, startCloud } from './cloud.ts'
import { run } from './program.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud[Symbol.asyncDispose]())
const argv = (command: string, ...more: string[]) => [
  command,
  '--json',
  '--data-dir',
  join(cloud.folder, 'data'),
  ...more,
]

describe('sign-in', () => {
  test('proves the password from standard input and remembers service and name', async () => {
    const { code, lines } = await run(argv('sign-in', '--service', cloud.url, '--username', 'anna'), {
      input: 'correct horse\n',
    })
    expect(code).toBe(0)
    expect(lines).toMatchObject([{ event: 'signed-in', username: 'anna', service: cloud.url }])
    // The service is known from now on; without a keyring the password is not.
    const { code: later, lines: told } = await run(argv('devices'))
    if (later !== 0)
      expect(told).toMatchObject([{ failure: { code: 'SIGN_IN_REQUIRED', params: { account: 'anna' } } }])
  })

  test('a wrong password is refused: 3', async () => {
    const { code, lines } = await run(argv('sign-in', '--service', cloud.url, '--username', 'anna'), {
      input: 'wrong\n',
    })
    expect(code).toBe(3)
    expect(lines).toMatchObject([{ event: 'error', failure: { code: 'SIGN_IN_REFUSED' } }])
  })

  test('needs a name, and a first line: 2', async () => {
    expect((await run(argv('sign-in', '--service', cloud.url), { input: 'correct horse\n' })).code).toBe(2)
    expect((await run(argv('sign-in', '--service', cloud.url, '--username', 'anna'))).code).toBe(2)
  })
})

describe('sign-out', () => {
  test('forgets the account, and is harmless when there is none', async () => {
    expect((await run(argv('sign-out'))).code).toBe(0)
    const { code, lines } = await run(argv('sign-out'))
    expect({ code, lines }).toEqual({ code: 0, lines: [{ event: 'signed-out' }] })
  })
})
