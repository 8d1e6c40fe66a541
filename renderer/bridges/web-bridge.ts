/** To the core over the loopback host this page came from; the strict cookie goes along by itself. */
import { type Asked, answerSchema, parseFound } from '../../app/api.ts'
import { type Bridge, newestOnly } from '../bridge.ts'

/** Longer than any command takes to be accepted: results come by snapshot. */
const LIMIT_MS = 30_000

export function webBridge(): Bridge {
  const listeners = new Set<(reached: boolean) => void>()
  const reach = (reached: boolean) => {
    for (const listener of listeners) listener(reached)
  }
  return {
    run: async (command) => answerSchema.parse(await post('/api/command', command)),
    async ask<A extends Asked>(query: A) {
      const name: A['query'] = query.query
      return parseFound(name, await post('/api/query', query))
    },
    onSnapshot(callback) {
      const hear = newestOnly(callback)
      // Connects again by itself; the host then sends the newest snapshot first.
      const source = new EventSource('/api/snapshots')
      source.addEventListener('open', () => reach(true))
      source.addEventListener('error', () => reach(false))
      source.addEventListener('message', ({ data }) => hear(JSON.parse(data)))
      return () => source.close()
    },
    onReach(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}

async function post(path: string, body: object): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  return await answer.json()
}
