/**
 * Snapshots to one page by server-sent events: the newest at once, then each newer one as fast as the page takes them. A
 * slow page misses those between, never the last.
 */
import type { ServerResponse } from 'node:http'
import type { Activator } from '../../app/api.ts'

/** Well below what proxies and browsers take for a dead connection; also finds out that a page is gone. */
const stillThereMs = 15_000

/** Ends with the response, or by disposing of it. */
export function streamSnapshots(
  core: Activator,
  response: ServerResponse,
  headers: Record<string, string>,
): Disposable {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' })
  // A page that lost us tries again after a second.
  response.write('retry: 1000\n\n')
  let full = false
  let missed = false

  const send = () => {
    if (full) {
      missed = true
      return
    }
    const snapshot = core.snapshot()
    full = !response.write(`id: ${snapshot.number}\ndata: ${JSON.stringify(snapshot)}\n\n`)
  }
  const drained = () => {
    full = false
    if (missed) {
      missed = false
      send()
    }
  }
  const watching = core.onSnapshot(send)
  const beat = setInterval(() => {
    if (!full) full = !response.write(': still there\n\n')
  }, stillThereMs)
  const end = () => {
    watching[Symbol.dispose]()
    clearInterval(beat)
    response.off('drain', drained)
    response.end()
  }
  response.on('drain', drained)
  response.once('close', end)
  send()
  return { [Symbol.dispose]: end }
}
