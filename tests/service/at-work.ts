/** A service at work for a test file: real HTTP on loopback, its data in a folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PUBLIC_CLIENT } from '../../app/ownership/contract.ts'
import { addAccount } from '../../service/accounts.ts'
import { registerDevices } from '../../service/devices-file.ts'
import { type ServiceOptions, startService } from '../../service/server.ts'
import type { NewDevice } from '../../service/storage.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed; what it holds is for the test to say. */
  readonly body: unknown
}
export interface Caller {
  readonly token: string
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  take(device: NewDevice, key?: string): Promise<Answer>
}
export interface ServiceAtWork extends AsyncDisposable {
  readonly url: string
  readonly dataDir: string
  /** The token call with these fields. */
  token(fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  /** Makes the account, signs in, and calls in its name. */
  account(username: string, options?: { manager?: boolean }): Promise<Caller>
  as(token: string): Caller
  /** Registers a device nobody else in this file has. */
  device(name?: string): Promise<NewDevice>
}

export async function serviceAtWork(options: Omit<ServiceOptions, 'dataDir'> = {}): Promise<ServiceAtWork> {
  const dataDir = await mkdtemp(join(tmpdir(), 'service-'))
  const service = await startService({ ...options, dataDir })
  let devices = 0

  const as = (token: string): Caller => {
    const authorization = `Bearer ${token}`
    const post: Caller['post'] = (path, body, headers = {}) => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' }
      return ask(`${service.url}v1/${path}`, {
        method: 'POST',
        headers: { authorization, ...json, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    }
    return {
      token,
      get: (path) => ask(`${service.url}v1/${path}`, { headers: { authorization } }),
      post,
      take: ({ serial_number, device_name }, key) =>
        post(
          'devices/take-ownership/',
          { serial_number, device_name },
          key === undefined ? {} : { 'idempotency-key': key },
        ),
    }
  }
  const token: ServiceAtWork['token'] = (fields, headers = {}) =>
    ask(`${service.url}oauth2/token/`, { method: 'POST', headers, body: new URLSearchParams(fields) })

  return {
    url: service.url,
    dataDir,
    token,
    as,
    async account(username, { manager = true } = {}) {
      const password = `${username}'s password`
      await addAccount({ dataDir, username, password, manager })
      const { body } = await token({ grant_type: 'password', username, password, client_id: PUBLIC_CLIENT })
      return as(field(body, 'access_token'))
    },
    async device(name = 'device') {
      devices += 1
      const device = { serial_number: `0${devices}-${name}`, device_name: `name-${devices}`, device_type: 'probe' }
      await registerDevices(dataDir, [device])
      return device
    },
    async [Symbol.asyncDispose]() {
      await service.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, init)
  const text = await answer.text()
  const json = answer.headers.get('content-type')?.startsWith('application/json')
  return { status: answer.status, headers: answer.headers, text, body: json ? JSON.parse(text) : undefined }
}

/** A text field of an answer. @throws where there is none */
export function field(body: unknown, name: string): string {
  const value =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key === name) : undefined
  if (typeof value?.[1] !== 'string') throw new Error(`no ${name} in ${JSON.stringify(body)}`)
  return value[1]
}
