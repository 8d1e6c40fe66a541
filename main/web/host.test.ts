import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ScriptedActivator } from '../../tests/fakes/scripted-activator.ts'
import { startWebHost, type WebHost } from './host.ts'
import { maxBodyBytes } from './posted.ts'

const pageFolder = fileURLToPath(new URL('../../tests/window/page', import.meta.url))
const silent = { info() {}, warn() {} }
const words = { closed: 'closed', used: 'used' }
const language = JSON.stringify({ command: 'set', language: 'fr' })

let core: ScriptedActivator
let host: WebHost
let over: AbortController
let port: number

beforeEach(async () => {
  core = new ScriptedActivator()
  over = new AbortController()
  host = await startWebHost({ activator: core, pageFolder, port: 0, words, log: silent, signal: over.signal })
  port = Number(new URL(host.url).port)
})
afterEach(() => host.close())

interface Given {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}
interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** Not fetch: that keeps Host and Origin to itself. */
function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Given> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const open = async () => {
  const { headers } = await ask(new URL(host.url).pathname)
  return { cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
}
const ourPost = async (): Promise<Record<string, string>> => ({
  ...(await open()),
  origin: `http://127.0.0.1:${port}`,
  'content-type': 'application/json',
})
const post = (headers: Record<string, string>, body: string, path = '/api/command') =>
  ask(path, { method: 'POST', headers, body })

test('the address is exchanged for a strict cookie, at a clean address', async () => {
  const { status, headers } = await ask(new URL(host.url).pathname)
  expect(status).toBe(303)
  expect(headers.location).toBe('/')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(new RegExp(`^device-activator-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
  ])
})

test('a replayed address opens nothing, and a new one does', async () => {
  await open()
  const replayed = await ask(new URL(host.url).pathname)
  expect([replayed.status, replayed.headers['set-cookie']]).toEqual([403, undefined])
  expect((await ask(new URL(host.newUrl()).pathname)).status).toBe(303)
})

test('a browser that looks ahead does not use the address up', async () => {
  const ahead = await ask(new URL(host.url).pathname, { headers: { 'sec-purpose': 'prefetch' } })
  expect(ahead.status).toBe(503)
  expect((await ask(new URL(host.url).pathname)).status).toBe(303)
})

test('with the cookie the page comes, under a strict policy and never cached', async () => {
  const page = await ask('/', { headers: await open() })
  expect(page.status).toBe(200)
  const nonce = /nonce="([^"]{20,})"/.exec(page.text)?.[1]
  expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
  expect(page.headers['cache-control']).toBe('no-store')
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  const again = await ask('/', { headers: await open() })
  expect(again.text).not.toContain(nonce)
})

test.each(['/', '/probe.js', '/api/snapshots'])('without the cookie %s is refused', async (path) => {
  expect((await ask(path)).status).toBe(401)
  expect((await ask(path, { headers: { cookie: `device-activator-${port}=forged` } })).status).toBe(401)
  expect((await ask(path, { headers: { cookie: `device-activator-${port}=` } })).status).toBe(401)
})

test('a command without the cookie is refused, and not run', async () => {
  const { cookie: _, ...headers } = await ourPost()
  expect((await post(headers, language)).status).toBe(401)
  expect(core.snapshot().settings.language).toBe('en')
})

test.each(['evil.example', 'evil.example:80', 'localhost', '127.0.0.1:1', '[::1]'])(
  'another host (%j) is refused, cookie or not',
  async (name) => {
    const headers = { ...(await open()), host: name }
    expect([400, 421]).toContain((await ask('/', { headers })).status)
    expect([400, 421]).toContain((await ask(new URL(host.newUrl()).pathname, { headers })).status)
  },
)

test('localhost with its port is this host too', async () => {
  expect((await ask('/', { headers: { ...(await open()), host: `localhost:${port}` } })).status).toBe(200)
})

test.each(['http://evil.example', 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
  'another origin (%s) is refused with a good cookie, reading or writing',
  async (origin) => {
    const headers = { ...(await ourPost()), origin }
    expect((await post(headers, language)).status).toBe(403)
    expect((await ask('/api/snapshots', { headers })).status).toBe(403)
    expect(core.snapshot().settings.language).toBe('en')
  },
)

test('a command without an origin is refused', async () => {
  const { origin: _, ...headers } = await ourPost()
  expect((await post(headers, language)).status).toBe(403)
})

test('a request another site set off is refused', async () => {
  const headers = { ...(await open()), 'sec-fetch-site': 'cross-site' }
  expect((await ask('/', { headers })).status).toBe(403)
  expect((await ask(new URL(host.newUrl()).pathname, { headers })).status).toBe(403)
})

test('a command of our page is run and answered', async () => {
  const { status, text } = await post(await ourPost(), language)
  expect([status, JSON.parse(text)]).toEqual([200, { accepted: true }])
  expect(core.snapshot().settings.language).toBe('fr')
})

test('what is not a command comes back as a failure, not as an error', async () => {
  const { status, text } = await post(await ourPost(), '{"command":"format-disk","__proto__":{"command":"sign-out"}}')
  expect([status, JSON.parse(text)]).toEqual([200, { failure: expect.objectContaining({ code: 'CONFIG_INVALID' }) }])
})

test('a query is answered', async () => {
  const { status, text } = await post(await ourPost(), '{"query":"history"}', '/api/query')
  expect([status, JSON.parse(text)]).toEqual([200, { rows: [] }])
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
  'content type %j is refused',
  async (type) => {
    expect((await post({ ...(await ourPost()), 'content-type': type }, language)).status).toBe(415)
  },
)

test('bodies that are too large, cut or not text are refused', async () => {
  const headers = await ourPost()
  const large = JSON.stringify({ command: 'set', padding: 'x'.repeat(maxBodyBytes) })
  expect((await post(headers, large)).status).toBe(413)
  expect((await post({ ...headers, 'transfer-encoding': 'chunked' }, large)).status).toBe(413)
  expect((await post(headers, '{"command":')).status).toBe(400)
  expect((await post(headers, '')).status).toBe(400)
  expect((await post({ ...headers, 'content-encoding': 'gzip' }, language)).status).toBe(415)
})

test('other methods are refused', async () => {
  const headers = { ...(await open()), origin: `http://127.0.0.1:${port}` }
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'POST', 'TRACE']) {
    expect((await ask('/', { method, headers })).status, method).toBe(405)
  }
})

test('files outside the page folder do not exist', async () => {
  const headers = await open()
  for (const path of [
    '/../host.ts',
    '/%2e%2e/places.ts',
    '/..%2fplaces.ts',
    '/..%5cplaces.ts',
    '/%00',
    '/%',
    '//',
    '/.x',
  ]) {
    expect((await ask(path, { headers })).status, path).toBe(404)
  }
})

test('it listens on loopback alone', async () => {
  const { networkInterfaces } = await import('node:os')
  const others = Object.values(networkInterfaces())
    .flat()
    .flatMap((address) => (address !== undefined && !address.internal ? [address.address] : []))
  for (const address of others) {
    const refused = new Promise((resolve) => connect(port, address).once('error', resolve).once('connect', resolve))
    expect(await refused, address).toBeInstanceOf(Error)
  }
  expect(host.url).toContain('//127.0.0.1:')
})

test('a port that is taken is said, not waited for', async () => {
  const second = startWebHost({ activator: core, pageFolder, port, words, log: silent, signal: over.signal })
  await expect(second).rejects.toMatchObject({ code: 'CONFIG_INVALID', params: { where: '--port' } })
})

test('the signal closes it, open streams included', async () => {
  const stream = ask('/api/snapshots', { headers: await open() })
  over.abort()
  await stream.catch(() => undefined)
  await expect(ask('/')).rejects.toThrow()
})
