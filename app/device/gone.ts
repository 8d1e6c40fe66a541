import { ActivatorError } from '../errors.ts'
import type { PortInfo, SerialBus, SerialLink } from '../outside.ts'
import { samePort } from './same-port.ts'
import { UNCAPPED } from './uncapped.ts'

export interface Gone extends Disposable {
  /** Aborted with PORT_GONE. */
  readonly signal: AbortSignal
}

/**
 * Notices that a port is gone: by its own close, and by the port list, since the close may never come. What is gone is
 * closed at once: a port that hung up may keep a core busy until then. A port that was never listed (one named by hand
 * that the system does not list) is only known by its close.
 * @param link left out for a port that is not open
 */
export function watchGone(bus: SerialBus, port: PortInfo, link?: SerialLink): Gone {
  const gone = new AbortController()
  const over = new AbortController()
  const went = () => {
    if (gone.signal.aborted) return
    gone.abort(new ActivatorError('PORT_GONE', { port: port.path }))
    // Who opened it waits for that too, and within its limit.
    void link?.[Symbol.asyncDispose]()
  }
  let listed = port.vendorId !== undefined || port.place !== undefined
  const look = async () => {
    try {
      const here = (await bus.list(over.signal)).some((one) => samePort(one, port))
      if (over.signal.aborted) return
      if (listed && !here) went()
      listed ||= here
    } catch (error) {
      // No list says nothing about this port; the next change asks again.
      if (!(error instanceof ActivatorError)) throw error
    }
  }
  const changes = bus.onChange(() => void look())
  const listening = link?.listen(UNCAPPED, { heard: () => undefined, closed: went })
  return {
    signal: gone.signal,
    [Symbol.dispose]() {
      over.abort()
      changes[Symbol.dispose]()
      listening?.[Symbol.dispose]()
    },
  }
}
