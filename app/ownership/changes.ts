/** Who wants to know when something has changed. */

export interface Changes {
  tell(): void
  onChange(callback: () => void): Disposable
  /** Resolves with the next change. @throws `ended` when the signal ends first */
  next(signal: AbortSignal, ended: Error): Promise<void>
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>()
  return {
    tell() {
      for (const listener of [...listeners]) listener()
    },
    onChange(callback) {
      // One of its own for each: the same function may listen twice.
      const listener = () => callback()
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    next(signal, ended) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const left = () => reject(ended)
      if (signal.aborted) left()
      listeners.add(resolve)
      signal.addEventListener('abort', left, { once: true })
      return promise.finally(() => {
        listeners.delete(resolve)
        signal.removeEventListener('abort', left)
      })
    },
  }
}
