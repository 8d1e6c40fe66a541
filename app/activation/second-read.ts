/** Rule 1: two identical reads before any claim; the service is asked while the device answers the second. */
import { type Conversation, stillSame } from '../device/conversation.ts'
import type { Call } from '../ownership/access.ts'
import type { Queued } from './entries.ts'
import { look, type Seen } from './look.ts'
import type { Progress } from './progress.ts'
import type { ActParts } from './take.ts'

/** @param call ends also when the device is pulled out */
export async function lookBesideSecondRead(parts: ActParts, device: Conversation, call: Call): Promise<Seen> {
  // Whichever fails first ends the other: neither may go on alone.
  const both = new AbortController()
  const signal = AbortSignal.any([call.signal, both.signal])
  const seen = look(parts, device.identity, { ...call, signal })
  const second = stillSame(device, signal)
  try {
    const [found] = await Promise.all([seen, second])
    return found
  } catch (error) {
    both.abort(error)
    await Promise.allSettled([seen, second])
    throw error
  }
}

/**
 * The same for a device of a batch, whose rhythm no service holds up: once it was read twice and the service makes it
 * wait, its identity is kept on disk, its port is free again, and it may be unplugged.
 * @param until ends the looking, whether or not the device is still there
 */
export async function lookOrKeep(
  parts: ActParts,
  device: Conversation,
  under: { readonly queued: Queued; readonly progress: Progress; readonly until: AbortSignal },
): Promise<{ readonly seen: Seen; readonly kept: boolean }> {
  const { progress, until, queued } = under
  const both = new AbortController()
  const lost = () => both.abort(device.gone.reason)
  device.gone.addEventListener('abort', lost, { once: true })
  if (device.gone.aborted) lost()
  const signal = AbortSignal.any([until, both.signal])
  const waits = Promise.withResolvers<'waits'>()
  const seen = look(parts, device.identity, {
    signal,
    onWait: (wait) => {
      progress.waits(wait)
      if (wait !== undefined) waits.resolve('waits')
    },
  })
  const second = stillSame(device, signal)
  try {
    await Promise.race([Promise.all([seen, second]), Promise.all([second, waits.promise])])
    if (!progress.isWaiting) return { seen: await seen, kept: false }
    signal.throwIfAborted()
    device.gone.removeEventListener('abort', lost)
    await parts.journal.append(queued, true)
    progress.kept()
    await device[Symbol.asyncDispose]()
    return { seen: await seen, kept: true }
  } catch (error) {
    both.abort(error)
    await Promise.allSettled([seen, second])
    throw error
  } finally {
    device.gone.removeEventListener('abort', lost)
  }
}
