import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFaultProxy } from '../network/fault-proxy.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { type Finished, run } from './program.ts'

const named = (serial_number: string, last: string) => ({ serial_number, device_name: `a1b2c3d4e5${last}` })
const devices = [
  named('000001', '01'),
  named('000002', '02'),
  named('TWIN', '03'),
  named('TWIN', '04'),
  named('000005', '05'),
]

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.register(...devices)
  for (const device of devices) await cloud.take(device)
})
afterAll(() => cloud[Symbol.asyncDispose]())

const argv = (...more: string[]) => ['release', '--json', '--data-dir', join(cloud.folder, 'data'), ...more]
const release = (...more: string[]): Promise<Finished> =>
  run(argv('--service', cloud.url, '--yes', ...more), { env: cloud.env() })

describe('release', () => {
  test('gives devices back, by serial number and by id, a line for each', async () => {
    const ids = await run(['device-id', '000002', '--service', cloud.url], { env: cloud.env() })
    const { code, lines } = await release('--serial-number', '000001', '--device-id', ids.stdout.trim())
    expect(code).toBe(0)
    expect(lines).toHaveLength(2)
    for (const serial_number of ['000001', '000002']) {
      expect(lines).toContainEqual(
        expect.objectContaining({ event: 'result', outcome: 'released', serial_number, device_id: expect.any(Number) }),
      )
    }
    const history = await run(['history', '--json', '--data-dir', join(cloud.folder, 'data')])
    expect(history.lines).toMatchObject([{ outcome: 'released' }, { outcome: 'released' }])
  })

  test('one that is not yours fails, the others do not: 1', async () => {
    const { code, lines } = await release('--serial-number', '000005', '--serial-number', '999999')
    expect(code).toBe(1)
    expect(lines).toContainEqual(expect.objectContaining({ serial_number: '000005', outcome: 'released' }))
    expect(lines).toContainEqual(
      expect.objectContaining({
        serial_number: '999999',
        outcome: 'failed',
        failure: expect.objectContaining({ code: 'NOT_OWNER' }),
      }),
    )
  })

  test('a serial number that fits two of your devices is refused, naming both ids: 1', async () => {
    const twins = await run(['device-id', 'TWIN', '--service', cloud.url], { env: cloud.env() })
    const { code, lines } = await release('--serial-number', 'TWIN')
    expect(code).toBe(1)
    const ids = twins.stdout.trim().split('\n').join(', ')
    expect(lines).toMatchObject([{ outcome: 'failed', serial_number: 'TWIN', failure: { params: { ids } } }])
    const still = await run(['ownerships', '--current', '--serial-number', 'TWIN', '--json', '--service', cloud.url], {
      env: cloud.env(),
    })
    expect(still.lines).toHaveLength(2)
  })

  test('without --yes and without a terminal nothing is asked and nothing sent: 2', async () => {
    const { code, lines } = await run(argv('--service', cloud.url, '--serial-number', 'TWIN'), { env: cloud.env() })
    expect(code).toBe(2)
    expect(lines).toMatchObject([{ event: 'error' }, { event: 'result', outcome: 'failed', serial_number: 'TWIN' }])
  })

  test('each is told when the sign-in is refused: 3, or the service unreachable: 4', async () => {
    const wrong = { ...cloud.env(), DEVICE_ACTIVATOR_PASSWORD: 'wrong' }
    const refused = await run(argv('--service', cloud.url, '--yes', '--device-id', '1', '--device-id', '2'), {
      env: wrong,
    })
    expect(refused.code).toBe(3)
    expect(refused.lines).toMatchObject([
      { device_id: 1, outcome: 'failed', failure: { code: 'SIGN_IN_REFUSED' } },
      { device_id: 2, outcome: 'failed', failure: { code: 'SIGN_IN_REFUSED' } },
    ])
    const nowhere = argv('--service', 'http://127.0.0.1:1/v1/', '--yes', '--device-id', '1', '--timeout', '1')
    expect(await run(nowhere, { env: cloud.env() })).toMatchObject({
      code: 4,
      lines: [{ device_id: 1, failure: { code: 'SERVICE_UNREACHABLE' } }],
    })
  })

  test('an answer that was lost is looked up, never sent again', async () => {
    const lost = named('000006', '06')
    await cloud.register(lost)
    await cloud.take(lost)
    await using proxy = await startFaultProxy({ target: new URL('..', cloud.url).href })
    const post = { method: 'POST', path: 'release-ownership' } as const
    proxy.nextFor(post, { kind: 'answer-lost' })
    const { code, lines } = await run(argv('--service', `${proxy.url}v1/`, '--yes', '--serial-number', '000006'), {
      env: cloud.env(),
    })
    expect(code).toBe(0)
    expect(lines).toMatchObject([{ outcome: 'released', serial_number: '000006' }])
    expect(proxy.requests.filter(({ path }) => path.includes('release-ownership'))).toHaveLength(1)
  })
})
