/** A port that was pulled out while a read is under way, noticed. */
import { read as readFrom } from 'node:fs'
import { promisify } from 'node:util'
import type { SerialPort } from 'serialport'

const readDescriptor = promisify(readFrom)

/** One read of nothing may mean nothing. */
const MOST_EMPTY_READS = 4

/**
 * Once a terminal has hung up every read gives 0 bytes, and bindings-cpp 13 then reads on for ever: no `close`, no
 * `error`, a core spent. Reads as it does, but takes nothing, several times over, as the end; the stream then closes
 * the port as for every other broken read. Windows tells it of itself.
 *
 * @param port open, not read yet
 */
export function noticeHangUp({ port: open }: SerialPort): void {
  if (open === undefined || !('poller' in open)) return
  const { poller } = open
  const readable = () =>
    new Promise<void>((resolve, reject) => {
      poller.once('readable', (error: Error | null) => (error ? reject(error) : resolve()))
    })
  open.read = async (buffer, offset, length) => {
    for (let empty = 0; empty < MOST_EMPTY_READS; ) {
      if (open.fd === null) throw closed()
      try {
        const { bytesRead } = await readDescriptor(open.fd, buffer, offset, length, null)
        if (bytesRead > 0) return { buffer, bytesRead }
        empty += 1
      } catch (error) {
        if (open.fd === null) throw closed()
        if (!isToBeWaitedFor(error)) throw error
        await readable()
      }
    }
    throw new Error('hung up')
  }
}

/** What the stream takes for the end of its own closing, and tells nobody. */
const closed = () => Object.assign(new Error('Port is not open'), { canceled: true })

function isToBeWaitedFor(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EAGAIN', 'EWOULDBLOCK', 'EINTR'].includes(String(error.code))
}
