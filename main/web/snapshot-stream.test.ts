import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Snapshot, snapshotSchema } from '../../app/api.ts'
import { ScriptedActivator } from '../../tests/fakes/scripted-activator.ts'
import { streamSnapshots } from './snapshot-stream.ts'

let core: ScriptedActivator
let server: Server
let ended: PromiseWithResolvers<void>

beforeEach(async () => {
  core = new ScriptedActivator()
  const ending = Promise.withResolvers<void>()
  ended = ending
  server = createServer((_request, response) => {
    streamSnapshots(core, response, {})
    response.once('close', () => ending.resolve())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
})

function connect(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, agent: false }, resolve).once('error', reject).end()
  })
}

/** Reads events until one satisfies. */
async function until(stream: IncomingMessage, enough: (snapshot: Snapshot) => boolean): Promise<Snapshot[]> {
  const seen: Snapshot[] = []
  let text = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (data !== undefined) seen.push(snapshotSchema.parse(JSON.parse(data)))
    }
    const newest = seen.at(-1)
    if (newest !== undefined && enough(newest)) break
  }
  return seen
}

test('a page that comes gets the newest snapshot at once, and each newer one', async () => {
  core.plug('012345')
  const stream = await connect()
  expect(await until(stream, () => true)).toEqual([core.snapshot()])
  core.plug('012346')
  expect((await until(stream, () => true)).at(-1)?.ports).toHaveLength(2)
  stream.destroy()
})

test('a page that reads nothing for a while misses what is between, never the last', async () => {
  const stream = await connect()
  stream.pause()
  // Large enough to fill what the system buffers on both sides.
  for (let device = 0; device < 400; device += 1) core.plug(`${device}`)
  for (let change = 0; change < 2000; change += 1) core.touch()
  const last = core.snapshot().number
  const seen = await until(stream, ({ number }) => number === last)
  expect(seen.at(-1)).toEqual(core.snapshot())
  expect(seen.length).toBeLessThan(1000)
  const numbers = seen.map(({ number }) => number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  stream.destroy()
})

test('a page that leaves is let go', async () => {
  const stream = await connect()
  await until(stream, () => true)
  stream.destroy()
  await ended.promise
  expect(core.watchers).toBe(0)
})
