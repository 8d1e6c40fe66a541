import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../app/ownership/contract.ts'
import { ask, type Caller, type ServiceAtWork, serviceAtWork } from '../tests/service/at-work.ts'

describe('the service’s manners', () => {
  let service: ServiceAtWork
  let ann: Caller
  const get = (path: string, authorization?: string) =>
    ask(`${service.url}${path}`, authorization === undefined ? {} : { headers: { authorization } })

  beforeAll(async () => {
    service = await serviceAtWork()
    ann = await service.account('ann')
  })
  afterAll(() => service[Symbol.asyncDispose]())

  it('asks who is there, naming no error where nothing was shown', async () => {
    for (const authorization of [undefined, 'Basic YW5uOng=']) {
      const { status, headers, body } = await get('v1/devices/', authorization)
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="device-activator"'])
      expect(body).toEqual({ detail: expect.any(String), code: 'not_authenticated' })
    }
  })

  it.each(['Bearer wrong', 'Bearer', 'Bearer a b', 'bearer \u00e9'])(
    'names a token that is none: %s',
    async (shown) => {
      const { status, headers } = await get('v1/devices/', shown)
      expect([status, headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringMatching(/^Bearer realm=".*", error="invalid_token"/),
      ])
    },
  )

  it('takes the word Bearer in any case, and no token from the address', async () => {
    expect((await get('v1/devices/', `bEARER ${ann.token}`)).status).toBe(200)
    expect((await get(`v1/devices/?access_token=${ann.token}`)).status).toBe(401)
  })

  it('asks before it reads: a stranger’s huge or broken body is 401', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const body of ['{', 'x'.repeat(100_000)]) {
      expect((await ask(`${service.url}v1/${routes.take}`, { method: 'POST', headers, body })).status).toBe(401)
    }
  })

  it('needs the slash at the end', async () => {
    for (const path of ['devices', 'device-ownerships', 'device-ownerships/1', 'nothing/', '%zz']) {
      const { status, body } = await ann.get(path)
      expect([path, status, body]).toEqual([path, 404, { detail: 'Not found.', code: 'not_found' }])
    }
    expect((await ann.post('devices/take-ownership', {})).status).toBe(404)
    expect((await ask(`${service.url}oauth2/token`, { method: 'POST' })).status).toBe(404)
  })

  it('tells which methods there are', async () => {
    const { status, headers } = await ann.get(routes.take)
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
    expect((await ask(`${service.url}v1/devices/`, { method: 'DELETE' })).headers.get('allow')).toBe('GET')
  })

  it.each([
    ['broken JSON', 400, { 'content-type': 'application/json' }, '{"serial_number":'],
    ['a list', 400, { 'content-type': 'application/json' }, '[]'],
    ['nothing', 400, { 'content-type': 'application/json' }, ''],
    ['a prototype', 400, { 'content-type': 'application/json' }, '{"__proto__":{"serial_number":"1"}}'],
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'serial_number=1'],
    ['too much', 413, { 'content-type': 'application/json' }, JSON.stringify({ serial_number: 'x'.repeat(20_000) })],
  ])('refuses %s with a detail and nothing of its insides', async (_, status, headers, body) => {
    const authorization = `Bearer ${ann.token}`
    const answer = await ask(`${service.url}v1/${routes.take}`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body,
    })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ detail: expect.any(String) })
    expect(answer.text).not.toMatch(/stack|statusCode|FST_|JSON at|service\//)
  })

  it('lets a release announce JSON and send none', async () => {
    const answer = await ann.post('devices/1/release-ownership/', undefined, { 'content-type': 'application/json' })
    expect(answer.status).toBe(404)
  })

  it('answers what is no HTTP with 400 and goes on', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const broken = request(`${service.url}v1/devices/`, { headers: { 'x-large': 'x'.repeat(20_000) } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      broken.on('error', reject).end()
    })
    expect(status).toBe(431)
    expect((await ann.get('devices/')).status).toBe(200)
  })

  it('describes itself: a page for people, a document for tools, every call of the contract', async () => {
    const page = await get('docs/')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const { body } = await get('docs/json')
    const document = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))) })
      .parse(body)
    expect(document.openapi).toMatch(/^3\.1/)
    const { token, ...calls } = routes
    const expected = [`/${token}`, ...Object.values(calls).map((path) => `/v1/${path}`)]
    expect(Object.keys(document.paths).sort()).toEqual(expected.sort())
    expect(document.paths['/v1/devices/take-ownership/']?.post).toMatchObject({
      security: [{ account: [] }],
      responses: { 201: {}, 200: {}, 400: {}, 401: {}, 403: {}, 404: {}, 409: {} },
    })
  })

  it('stands under other paths where it is told to', async () => {
    await using other = await serviceAtWork({ routes: { ...routes, devices: 'things/', token: 'sign-in/' } })
    expect((await ask(`${other.url}v1/things/`)).status).toBe(401)
    expect((await ask(`${other.url}v1/devices/`)).status).toBe(404)
    expect((await ask(`${other.url}sign-in/`, { method: 'POST' })).status).toBe(400)
  })
})
