/** A person who does not want to wait for the end of a pause. */
export interface Wake {
  /** Ends every pause that is going on. */
  now(): void
  onNow(callback: () => void): Disposable
}

export function createWake(): Wake {
  const callbacks = new Set<() => void>()
  return {
    now() {
      for (const callback of [...callbacks]) callback()
    },
    onNow(callback) {
      callbacks.add(callback)
      return { [Symbol.dispose]: () => void callbacks.delete(callback) }
    },
  }
}
