import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts'

const ANSWER = '{"detail":"what the service said"}'

describe('the bad network', () => {
  let service: Server
  let proxy: FaultProxy
  let asked = 0

  beforeEach(async () => {
    asked = 0
    service = createServer((incoming, outgoing) => {
      asked += 1
      incoming.resume().on('end', () => outgoing.writeHead(201, { 'content-type': 'application/json' }).end(ANSWER))
    })
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
    // A server on TCP has an address of this kind.
    proxy = await startFaultProxy({ target: `http://127.0.0.1:${(service.address() as AddressInfo).port}/` })
  })
  afterEach(async () => {
    await proxy.close()
    await new Promise((resolve) => service.close(resolve))
  })

  const post = (signal?: AbortSignal) =>
    fetch(`${proxy.url}v1/x/?a=1`, { method: 'POST', body: 'hello', redirect: 'manual', ...(signal && { signal }) })

  it('passes requests and answers on unharmed, and keeps what was asked', async () => {
    const answer = await post()
    expect([answer.status, await answer.text()]).toEqual([201, ANSWER])
    expect(proxy.requests).toMatchObject([{ method: 'POST', path: '/v1/x/?a=1', body: 'hello', fault: 'pass' }])
  })

  it.each<{ fault: Fault; reaches: number }>([
    { fault: { kind: 'reset' }, reaches: 0 },
    { fault: { kind: 'answer-lost' }, reaches: 1 },
    { fault: { kind: 'cut' }, reaches: 1 },
  ])('$fault.kind breaks the exchange; the service was asked $reaches times', async ({ fault, reaches }) => {
    proxy.next(fault)
    await expect(post().then((answer) => answer.text())).rejects.toThrow()
    expect(asked).toBe(reaches)
    expect(await (await post()).text()).toBe(ANSWER)
  })

  it.each<{ fault: Fault; status: number; body: string }>([
    { fault: { kind: 'answer', status: 500, body: 'oops' }, status: 500, body: 'oops' },
    { fault: { kind: 'redirect', to: 'http://127.0.0.1/' }, status: 302, body: '' },
    { fault: { kind: 'truncated' }, status: 201, body: ANSWER.slice(0, ANSWER.length / 2) },
    { fault: { kind: 'drip', everyMs: 1 }, status: 201, body: ANSWER },
    { fault: { kind: 'changed', body: () => '[]' }, status: 201, body: '[]' },
  ])('$fault.kind gives another answer', async ({ fault, status, body }) => {
    proxy.next(fault)
    const answer = await post()
    expect([answer.status, await answer.text()]).toEqual([status, body])
  })

  it('tells too many requests, with another clock', async () => {
    const date = 'Mon, 01 Jan 2035 00:00:00 GMT'
    proxy.next({ kind: 'too-many', retryAfter: '7', date }, { kind: 'date', date })
    const busy = await post()
    expect([busy.status, busy.headers.get('retry-after'), busy.headers.get('date')]).toEqual([429, '7', date])
    expect((await post()).headers.get('date')).toBe(date)
  })

  it.each<Fault>([{ kind: 'silence' }, { kind: 'answer-held' }])('$kind lets the client wait', async (fault) => {
    proxy.next(fault)
    const controller = new AbortController()
    const answer = post(controller.signal)
    await proxy.seen({ method: 'POST' })
    controller.abort()
    await expect(answer).rejects.toThrow()
  })

  it('floods for as long as somebody reads', async () => {
    proxy.next({ kind: 'flood' })
    const reader = (await post()).body?.getReader()
    let bytes = 0
    while (bytes < 2_000_000) bytes += (await reader?.read())?.value?.length ?? 0
    await reader?.cancel()
  })

  it('keeps a fault for the request it was meant for', async () => {
    proxy.nextFor({ method: 'GET', path: 'x' }, { kind: 'html' })
    expect((await post()).status).toBe(201)
    const page = await fetch(`${proxy.url}v1/x/`)
    expect(page.headers.get('content-type')).toBe('text/html')
  })
})
