import { ActivatorError } from '../../app/errors.ts'

/** @throws CANCELLED as soon as the signal says so; the work goes on unheard. */
export async function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const cancel = () => reject(new ActivatorError('CANCELLED', {}, signal.reason))
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
