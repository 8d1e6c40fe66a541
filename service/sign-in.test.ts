import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, field, type ServiceAtWork, serviceAtWork } from '../tests/service/at-work.ts'
import { addAccount } from './accounts.ts'

describe('signing in', () => {
  let service: ServiceAtWork
  let now = new Date('2024-06-01T00:00:00Z')
  let monotonic = 0
  const clock = { now: () => now, monotonic: () => monotonic }
  const client = { client_id: 'device-activator' }
  const ann = { grant_type: 'password', username: 'ann', password: 'ann’s pässword', ...client }
  const wait = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
    monotonic += seconds * 1000
  }

  beforeAll(async () => {
    service = await serviceAtWork({ clock, signInLimits: { failures: 3, windowSeconds: 60 } })
    await addAccount({ dataDir: service.dataDir, username: ann.username, password: ann.password })
  })
  afterAll(() => service[Symbol.asyncDispose]())

  it('gives a bearer token for ten hours and one to renew it with, which no cache may keep', async () => {
    const answer = await service.token(ann)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      expires_in: 36_000,
      token_type: 'Bearer',
      scope: expect.any(String),
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('pragma')).toBe('no-cache')
  })

  it('takes a composed and a decomposed accent for the same password', async () => {
    expect((await service.token({ ...ann, password: ann.password.normalize('NFD') })).status).toBe(200)
  })

  it('lets the token end after its ten hours', async () => {
    const caller = service.as(field((await service.token(ann)).body, 'access_token'))
    wait(35_999)
    expect((await caller.get('devices/')).status).toBe(200)
    wait(1)
    expect((await caller.get('devices/')).status).toBe(401)
  })

  it('renews: a new pair for the old refresh token, which is then spent', async () => {
    const first = (await service.token(ann)).body
    const renew = { grant_type: 'refresh_token', refresh_token: field(first, 'refresh_token'), ...client }
    const second = await service.token(renew)
    expect(second.status).toBe(200)
    expect(field(second.body, 'refresh_token')).not.toBe(field(first, 'refresh_token'))
    const caller = service.as(field(second.body, 'access_token'))
    expect((await caller.get('devices/')).status).toBe(200)

    const again = await service.token(renew)
    expect([again.status, again.body]).toEqual([400, { error: 'invalid_grant' }])
    // Somebody else may have it: whoever signed in has to do so again.
    expect((await caller.get('devices/')).status).toBe(401)
  })

  it.each<[string, Record<string, string>, number, string]>([
    ['a wrong password', { ...ann, password: 'wrong' }, 400, 'invalid_grant'],
    ['nobody’s name', { ...ann, username: 'nobody' }, 400, 'invalid_grant'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x', ...client }, 400, 'invalid_grant'],
    ['an unknown client', { ...ann, client_id: 'x' }, 401, 'invalid_client'],
    ['no client', { grant_type: 'password', username: 'ann', password: 'x' }, 401, 'invalid_client'],
    ['an unknown grant', { ...ann, grant_type: 'magic' }, 400, 'unsupported_grant_type'],
    ['no grant', { username: 'ann' }, 400, 'invalid_request'],
    ['no password', { grant_type: 'password', username: 'ann', ...client }, 400, 'invalid_request'],
  ])('refuses %s', async (_, fields, status, error) => {
    const answer = await service.token(fields)
    expect([answer.status, answer.body]).toEqual([status, { error }])
    expect(answer.headers.has('www-authenticate')).toBe(status === 401)
    wait(60)
  })

  it.each([
    ['a parameter twice', 'application/x-www-form-urlencoded', 'grant_type=password&grant_type=refresh_token'],
    ['JSON', 'application/json', JSON.stringify(ann)],
    ['no body', 'application/x-www-form-urlencoded', ''],
    ['too much', 'application/x-www-form-urlencoded', `password=${'x'.repeat(20_000)}`],
  ])('refuses %s as a bad request', async (_, type, body) => {
    const answer = await ask(`${service.url}oauth2/token/`, { method: 'POST', headers: { 'content-type': type }, body })
    expect([answer.status, answer.body]).toEqual([400, { error: 'invalid_request' }])
  })

  it('lets the client name itself by HTTP Basic', async () => {
    const { client_id: _, ...fields } = ann
    const basic = `Basic ${Buffer.from('device-activator:').toString('base64')}`
    expect((await service.token(fields, { authorization: basic })).status).toBe(200)
  })

  it('rests a name after too many wrong passwords, the right one included, and nobody else', async () => {
    const bob = { ...ann, username: 'bob', password: 'bob' }
    await addAccount({ dataDir: service.dataDir, username: 'bob', password: 'bob' })
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await service.token({ ...bob, password: 'wrong' })).status).toBe(400)
    }
    wait(20)
    const resting = await service.token(bob)
    expect([resting.status, resting.headers.get('retry-after')]).toEqual([429, '40'])
    expect((await service.token(ann)).status).toBe(200)
    wait(40)
    expect((await service.token(bob)).status).toBe(200)
  })

  it('counts wrong passwords of names that do not exist just the same', async () => {
    const ghost = { ...ann, username: 'ghost' }
    const statuses = []
    for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await service.token(ghost)).status)
    expect(statuses).toEqual([400, 400, 400, 429])
  })
})
