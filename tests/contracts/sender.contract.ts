/**
 * What every sender keeps to. A list of cases that throw, not a suite: so the very same runs under vitest and inside
 * Electron's main process.
 */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isError } from '../../app/errors.ts'
import type { HttpRequest, Sender } from '../../app/outside.ts'
import { SendError, type SendProblem } from '../../app/ownership/send-error.ts'
import { createAuthority } from './certificates.ts'
import { type Server, serve, serveTls } from './raw-server.ts'

export interface OpenSender {
  readonly sender: Sender
  close(): void | Promise<void>
}
/** `authorities`: PEM, trusted beside the system's. */
export type MakeSender = (authorities?: readonly string[]) => OpenSender | Promise<OpenSender>

export interface SenderCase {
  readonly name: string
  run(make: MakeSender): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const never = new AbortController().signal
const ask = (server: Server, path = '', more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `${server.url}${path}`,
  headers: { accept: 'application/json' },
  maxBytes: 1024,
  timeoutMs: 5000,
  ...more,
})
const post = (server: Server, more: Partial<HttpRequest> = {}): HttpRequest =>
  ask(server, 'take', { method: 'POST', body: '{"a":"ü"}', headers: { 'content-type': 'application/json' }, ...more })

function over(name: string, answer: Answer, run: (sender: Sender, server: Server) => Promise<void>): SenderCase {
  return {
    name,
    async run(make) {
      await using server = await serve(answer)
      const { sender, close } = await make()
      try {
        await run(sender, server)
      } finally {
        await close()
      }
    },
  }
}

async function fails(sending: Promise<unknown>, expected: Partial<SendProblem>): Promise<void> {
  await rejects(sending, (error) => {
    ok(error instanceof SendError, `no SendError: ${error}`)
    deepEqual({ ...error.problem, ...expected }, error.problem)
    return true
  })
}

function overTls(name: string, host: string, days: readonly [number, number], run: TlsRun): SenderCase {
  return {
    name,
    async run(make) {
      const authority = createAuthority()
      const day = (n: number) => new Date(Date.now() + n * 86_400_000)
      await using server = await serveTls(authority.issue(host, day(days[0]), day(days[1])), (_request, response) => {
        response.end('{}')
      })
      await run(async (trusting) => {
        const { sender, close } = await make(trusting ? [authority.certificate] : undefined)
        try {
          return await sender.send(ask(server), { once: false }, never)
        } finally {
          await close()
        }
      })
    },
  }
}
type TlsRun = (send: (trusting: boolean) => Promise<{ status: number }>) => Promise<void>

export const senderContract: readonly SenderCase[] = [
  over(
    'an answer comes whole: status, header names in lower case, text',
    (_request, response) => {
      response.writeHead(404, { 'Retry-After': '3', 'Content-Type': 'application/json' }).end('{"a":"ü"}')
    },
    async (sender, server) => {
      const { status, headers, body } = await sender.send(ask(server), { once: false }, never)
      deepEqual([status, headers['retry-after'], body], [404, '3', '{"a":"ü"}'])
    },
  ),
  ...[false, true].map((once) =>
    over(
      `a body and its headers arrive as they are (once: ${once})`,
      (_request, response) => void response.writeHead(201).end('{}'),
      async (sender, server) => {
        await sender.send(post(server), { once }, never)
        const [request] = server.requests
        deepEqual([request?.method, request?.path, request?.body], ['POST', '/take', '{"a":"ü"}'])
        equal(request?.headers['content-type'], 'application/json')
      },
    ),
  ),
  over(
    'GET, then POST on the kept connection, the server resets: it saw exactly one POST, and nobody knows',
    (request, response) => {
      if (request.method === 'GET') response.end('{}')
      else request.socket.resetAndDestroy()
    },
    async (sender, server) => {
      await sender.send(ask(server), { once: false }, never)
      await fails(sender.send(post(server), { once: true }, never), { kind: 'unknown' })
      equal(server.requests.filter(({ method }) => method === 'POST').length, 1)
    },
  ),
  over(
    'what is sent once has a connection of its own: on a kept one that just died it would be lost for nothing',
    (_request, response) => void response.end('{}'),
    async (sender, server) => {
      await sender.send(ask(server), { once: false }, never)
      await sender.send(post(server), { once: true }, never)
      await sender.send(post(server), { once: true }, never)
      equal(new Set(server.requests.map(({ port }) => port)).size, 3)
    },
  ),
  ...([301, 302, 303, 307, 308] as const).map((status) =>
    over(
      `a redirect is an answer, not followed (${status})`,
      (_request, response) => void response.writeHead(status, { location: '/elsewhere' }).end(),
      async (sender, server) => {
        for (const request of [ask(server), post(server)]) {
          equal((await sender.send(request, { once: request.method === 'POST' }, never)).status, status)
        }
        deepEqual(
          server.requests.map(({ path }) => path),
          ['/', '/take'],
        )
      },
    ),
  ),
  over(
    'exactly as many bytes as allowed pass; one more is too large, announced or not',
    (request, response) => {
      const [, bytes = '0', announced] = request.url?.split('/') ?? []
      if (announced !== undefined) response.setHeader('content-length', bytes)
      response.end('x'.repeat(Number(bytes)))
    },
    async (sender, server) => {
      equal((await sender.send(ask(server, '1024'), { once: false }, never)).body.length, 1024)
      await fails(sender.send(ask(server, '1025'), { once: false }, never), { kind: 'too-large' })
      await fails(sender.send(ask(server, '1025/announced'), { once: false }, never), { kind: 'too-large' })
    },
  ),
  over(
    'a body that never ends is cut off at the limit',
    (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    },
    (sender, server) => fails(sender.send(ask(server), { once: false }, never), { kind: 'too-large' }),
  ),
  over(
    'a body that comes a byte at a time ends with the time limit',
    (_request, response) => {
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    },
    (sender, server) =>
      fails(sender.send(ask(server, '', { timeoutMs: 200 }), { once: false }, never), {
        kind: 'unknown',
        reason: 'timeout',
      }),
  ),
  over(
    'no answer at all ends with the time limit, and a reading call is not sent again by itself',
    () => {},
    async (sender, server) => {
      await Promise.all([
        fails(sender.send(ask(server, '', { timeoutMs: 1000 }), { once: false }, never), { kind: 'unknown' }),
        server.seen(1),
      ])
      equal(server.requests.length, 1)
    },
  ),
  over(
    'a body shorter than announced is cut',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":', () => response.socket?.end())
    },
    (sender, server) => fails(sender.send(ask(server), { once: false }, never), { kind: 'cut' }),
  ),
  over(
    'bytes that are no UTF-8 are refused, not mended',
    (_request, response) => void response.end(Buffer.from([0x22, 0xff, 0x22])),
    (sender, server) => fails(sender.send(ask(server), { once: false }, never), { kind: 'encoding', status: 200 }),
  ),
  over(
    'what is not HTTP is refused',
    (request) => void request.socket.end('220 mail.example ESMTP\r\n'),
    async (sender, server) => {
      await rejects(sender.send(ask(server), { once: true }, never), SendError)
    },
  ),
  over(
    'the signal ends a request at once, and the connection with it',
    () => {},
    async (sender, server) => {
      const leaving = new AbortController()
      const sending = sender.send(ask(server), { once: false }, leaving.signal)
      await server.seen(1)
      leaving.abort()
      await rejects(sending, (error) => isError(error, 'CANCELLED'))
      await server.closed()
      await rejects(sender.send(ask(server), { once: false }, leaving.signal), (error) => isError(error, 'CANCELLED'))
      equal(server.requests.length, 1)
    },
  ),
  {
    name: 'a port where nobody listens: nothing was sent',
    async run(make) {
      const server = await serve(() => {})
      await server[Symbol.asyncDispose]()
      const { sender, close } = await make()
      try {
        await fails(sender.send(post(server), { once: true }, never), { kind: 'not-sent' })
      } finally {
        await close()
      }
    },
  },
  overTls(
    "an own authority's certificate is trusted only where that authority was given",
    '127.0.0.1',
    [-1, 1],
    async (send) => {
      await fails(send(false), { kind: 'tls', reason: 'authority' })
      equal((await send(true)).status, 200)
    },
  ),
  overTls('an expired certificate is about the date', '127.0.0.1', [-9, -1], (send) =>
    fails(send(true), { kind: 'tls', reason: 'date' }),
  ),
  overTls('so is one of the future', '127.0.0.1', [0.5, 1], (send) =>
    fails(send(true), { kind: 'tls', reason: 'date' }),
  ),
  overTls("another host's certificate is about the host", 'elsewhere.example', [-1, 1], (send) =>
    fails(send(true), { kind: 'tls', reason: 'host' }),
  ),
  // The last two: Chromium 108's network process dies of them, and is a moment in coming back. One POST it is all the same.
  ...[408, 421].map((status) =>
    over(
      `a POST on the kept connection that is answered ${status} and closed is not sent again`,
      (request, response) => {
        if (request.method === 'GET') response.end('{}')
        else response.writeHead(status, { connection: 'close' }).end('{}')
      },
      async (sender, server) => {
        const outcomes = [
          ...(await Promise.allSettled([sender.send(ask(server), { once: false }, never)])),
          ...(await Promise.allSettled([sender.send(post(server), { once: true }, never)])),
        ]
        for (const outcome of outcomes) if (outcome.status === 'rejected') ok(outcome.reason instanceof SendError)
        ok(server.requests.filter(({ method }) => method === 'POST').length <= 1)
      },
    ),
  ),
]
