import { ActivatorError } from '../errors.ts'
import type { PortInfo, SerialBus, SerialLink } from '../outside.ts'

export interface Gone extends Disposable {
  /** Aborted with PORT_GONE. */
  readonly signal: AbortSignal
}

/**
 * Notices that an open port is gone: by its own close, and by the port list, since the close may never come. A port
 * that was never listed (a pseudo-terminal named by hand) is only known by its close.
 */
export function watchGone(bus: SerialBus, link: SerialLink, port: PortInfo): Gone {
  const gone = new AbortController()
  const over = new AbortController()
  const went = () => gone.abort(new ActivatorError('PORT_GONE', { port: port.path }))
  let listed = port.vendorId !== undefined || port.place !== undefined
  const look = async () => {
    try {
      const here = (await bus.list(over.signal)).some(({ path }) => path === port.path)
      if (listed && !here) went()
      listed ||= here
    } catch (error) {
      // No list says nothing about this port; the next change asks again.
      if (!(error instanceof ActivatorError)) throw error
    }
  }
  const changes = bus.onChange(() => void look())
  const caps = { line: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY }
  const listening = link.listen({ cut: 'raw', caps }, { heard: () => undefined, closed: went })
  return {
    signal: gone.signal,
    [Symbol.dispose]() {
      over.abort()
      changes[Symbol.dispose]()
      listening[Symbol.dispose]()
    },
  }
}
