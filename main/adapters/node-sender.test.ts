import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../app/outside.ts'
import { SendError } from '../../app/ownership/send-error.ts'
import { createAuthority } from '../../tests/contracts/certificates.ts'
import { serve, serveTls } from '../../tests/contracts/raw-server.ts'
import { createNodeSender } from './node-sender.ts'

const never = new AbortController().signal
const ask = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, maxBytes: 1024, timeoutMs: 5000 })
const day = (n: number) => new Date(Date.now() + n * 86_400_000)

describe('a proxy of the environment', () => {
  /** What the proxy was asked for; whatever host that is, it leads to `target`. */
  const asked: string[] = []
  let target: { port: string } | undefined
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end('{"by":"proxy"}')
  })
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(`${request.method} ${request.url}`)
    if (target === undefined) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const server = connect(Number(target.port), '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'))
    server.pipe(client).pipe(server)
    for (const socket of [server, client]) socket.on('error', () => socket.destroy())
  })
  let proxyEnv: NodeJS.ProcessEnv

  beforeEach(async () => {
    asked.length = 0
    target = undefined
    await once(proxy.listen(0, '127.0.0.1'), 'listening')
    // A server that listens on TCP has an address of this kind.
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    proxyEnv = { HTTP_PROXY: address, HTTPS_PROXY: address }
  })
  afterEach(async () => {
    proxy.close()
    proxy.closeAllConnections()
  })

  test('is taken to everywhere but this machine', async () => {
    await using own = await serve((_request, response) => void response.end('{"by":"service"}'))
    using sender = createNodeSender({ proxyEnv })
    for (const onceOnly of [false, true]) {
      const far = await sender.send(ask('http://service.example/v1/'), { once: onceOnly }, never)
      const near = await sender.send(ask(own.url), { once: onceOnly }, never)
      expect([far.body, near.body]).toEqual(['{"by":"proxy"}', '{"by":"service"}'])
    }
    expect(asked).toEqual(Array(2).fill('GET http://service.example/v1/'))
  })

  test('carries TLS through, and the certificate is checked against the host behind it', async () => {
    const authority = createAuthority()
    await using service = await serveTls(authority.issue('service.example', day(-1), day(1)), (_request, response) => {
      response.end('{}')
    })
    target = { port: new URL(service.url).port }
    using sender = createNodeSender({ proxyEnv, authorities: [authority.certificate] })
    expect((await sender.send(ask('https://service.example/v1/'), { once: true }, never)).status).toBe(200)
    const other = sender.send(ask('https://other.example/v1/'), { once: true }, never)
    await expect(other).rejects.toMatchObject({ problem: { kind: 'tls', reason: 'host' } })
    expect(asked[0]).toBe('CONNECT service.example:443')
  })

  test('that does not lead anywhere: nothing was sent', async () => {
    using sender = createNodeSender({ proxyEnv })
    const sending = sender.send(ask('https://service.example/v1/'), { once: true }, never)
    await expect(sending).rejects.toMatchObject({ problem: { kind: 'not-sent' } })
    await expect(sending).rejects.toBeInstanceOf(SendError)
  })
})
