/** An embedded service with accounts and devices, run by the program itself, as a script would. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity, Ownership } from '../../app/ownership/record.ts'
import { Program, run } from './program.ts'

export interface Cloud extends AsyncDisposable {
  /** Ends in /v1/. */
  readonly url: string
  /** A folder for whatever the test needs. */
  readonly folder: string
  /** As the program takes them. */
  env(username?: string): Record<string, string>
  /** A bearer token, as somebody may have got it elsewhere. */
  token(username?: string): Promise<string>
  /** Takes a device as this account, past the program under test. */
  take(identity: Identity, username?: string): Promise<Ownership>
  register(...devices: readonly Identity[]): Promise<void>
  readonly service: Program
}
const PASSWORD = 'correct horse'

export async function startCloud(accounts: readonly string[] = ['anna', 'bert']): Promise<Cloud> {
  const folder = await mkdtemp(join(tmpdir(), 'cli-'))
  const dataDir = join(folder, 'service')
  const serve = (...argv: string[]) => ['serve', '--data-dir', dataDir, '--json', ...argv]
  for (const name of accounts) await run(serve('--add-account', name), { input: `${PASSWORD}\n` })
  const service = new Program(serve('--port', '0'), { limitMs: 600_000 })
  const { url: base } = await service.line(({ event }) => event === 'listening')
  const tokens = new Map<string, string>()
  const tokenOf = async (username: string) => {
    const known = tokens.get(username)
    if (known !== undefined) return known
    const form = { grant_type: 'password', username, password: PASSWORD, client_id: 'device-activator' }
    const answer = await fetch(`${base}oauth2/token/`, { method: 'POST', body: new URLSearchParams(form) })
    const { access_token } = (await answer.json()) as { access_token: string } // the contract says so
    tokens.set(username, access_token)
    return access_token
  }
  return {
    url: `${base}v1/`,
    folder,
    service,
    env: (username = 'anna') => ({
      DEVICE_ACTIVATOR_USERNAME: username,
      DEVICE_ACTIVATOR_PASSWORD: PASSWORD,
      XDG_DATA_HOME: join(folder, 'home'),
    }),
    token: (username = 'anna') => tokenOf(username),
    async take(identity, username = 'anna') {
      const access_token = await tokenOf(username)
      const answer = await fetch(`${base}v1/devices/take-ownership/`, {
        method: 'POST',
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify(identity),
      })
      if (!answer.ok) throw new Error(`take: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Ownership // the contract says so
    },
    async register(...devices) {
      const file = join(folder, 'register.csv')
      const rows = devices.map(({ serial_number, device_name }) => `${serial_number},${device_name},meter`)
      await writeFile(file, `serial_number,device_name,device_type\n${rows.join('\n')}\n`)
      const { code, stderr } = await run(serve('--add-devices', file))
      if (code !== 0 && !stderr.includes('is registered already')) throw new Error(stderr)
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, maxRetries: 3 })
    },
  }
}
