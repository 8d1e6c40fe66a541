/** Workbooks by write-excel-file, in a thread of their own: the devices at the sockets are not kept waiting. */
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { ActivatorError } from '../../app/errors.ts'
import type { SheetWriter } from '../../app/outside.ts'
import type { SheetMessage } from './sheet-worker.ts'

/** Rows that are handed over in one turn: some milliseconds. */
const AT_ONCE = 1000

export const sheetWriter: SheetWriter = {
  async write({ rows, ...head }, signal) {
    if (signal.aborted) throw new ActivatorError('CANCELLED', {})
    const worker = new Worker(workerFile())
    const { promise: made, resolve, reject } = Promise.withResolvers<Uint8Array>()
    const cancel = () => reject(new ActivatorError('CANCELLED', {}))
    signal.addEventListener('abort', cancel, { once: true })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the thread that writes workbooks ended with ${code}`)))
    try {
      return await Promise.race([made, handedOver().then(() => made)])
    } finally {
      signal.removeEventListener('abort', cancel)
      await worker.terminate()
    }

    async function handedOver(): Promise<void> {
      const say = (message: SheetMessage) => worker.postMessage(message)
      say({ does: 'begin', ...head })
      for (let at = 0; at < rows.length && !signal.aborted; at += AT_ONCE) {
        say({ does: 'rows', rows: rows.slice(at, at + AT_ONCE) })
        await setImmediate()
      }
      say({ does: 'end' })
    }
  },
}

/** Beside this file, in the checkout and in each bundle. */
function workerFile(): URL {
  const ending = /\.(ts|cjs|mjs)$/.exec(import.meta.url)?.[0] ?? '.mjs'
  return new URL(`./sheet-worker${ending}`, import.meta.url)
}
