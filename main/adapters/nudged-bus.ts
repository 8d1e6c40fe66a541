/** A serial bus that is also asked again when something outside of it says that its ports may have changed. */
import type { SerialBus } from '../../app/outside.ts'

/** Calls back when the ports may have changed: after the computer slept, for one. */
export type Nudge = (callback: () => void) => Disposable

export function nudged(bus: SerialBus, nudge: Nudge | undefined): SerialBus {
  if (nudge === undefined) return bus
  return {
    list: (signal) => bus.list(signal),
    open: (path, settings, signal) => bus.open(path, settings, signal),
    onChange(callback) {
      const changes = [bus.onChange(callback), nudge(callback)]
      return {
        [Symbol.dispose]() {
          for (const change of changes) change[Symbol.dispose]()
        },
      }
    },
  }
}
