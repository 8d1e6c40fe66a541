/** A device asked who it is, on a port that stays open until it is no longer needed. */
import { ActivatorError, isError } from '../errors.ts'
import type { Clock, PortInfo, SerialBus } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import { readUsb } from './answers/usb.ts'
import { ask, settle } from './exchange.ts'
import { watchGone } from './gone.ts'
import { checkIdentity, sameIdentity } from './identity.ts'
import { openPatiently } from './open.ts'
import type { Profile } from './profile.ts'
import { type Recorder, recording } from './recording.ts'
import { samePort } from './same-port.ts'

export interface ConverseParts {
  readonly bus: SerialBus
  readonly clock: Clock
  /** Every byte both ways, where somebody records. */
  readonly record?: Recorder | undefined
}

export interface Conversation extends AsyncDisposable {
  readonly profile: Profile
  /** The first read. A claim wants a second one that says the same. */
  readonly identity: Identity
  /** One more read over the same exchange. @throws what the first may throw */
  again(signal: AbortSignal): Promise<Identity>
  /** Aborted with PORT_GONE as its reason as soon as the port closed or is no longer listed. */
  readonly gone: AbortSignal
}

export interface ConverseOptions {
  readonly signal: AbortSignal
  /** Its turn has come, and the port is open. */
  readonly onProfile?: (id: string) => void
  /** It is quiet by now: the first byte is sent. Not where a port's description says it all. */
  readonly onAsk?: (profile: Profile) => void
  /** An attempt of the first read came to nothing. */
  readonly onUnanswered?: () => void
}

/**
 * Tries the candidates one at a time, in their order.
 * @throws PORT_… from opening · of what the profiles met, what says most: IDENTITY_INVALID, DEVICE_GARBLED,
 *   DEVICE_SILENT · CANCELLED where the signal ends it before anything had failed
 */
export async function converse(
  parts: ConverseParts,
  port: PortInfo,
  candidates: readonly Profile[],
  options: ConverseOptions,
): Promise<Conversation> {
  let worst: ActivatorError | undefined
  for (const profile of candidates) {
    try {
      return await converseBy(parts, port, profile, options)
    } catch (error) {
      if (isError(error, 'CANCELLED')) throw worst ?? error
      if (!(error instanceof ActivatorError) || tells(error) === 0) throw error
      if (worst === undefined || tells(error) > tells(worst)) worst = error
      if (options.signal.aborted) throw worst
    }
  }
  throw worst ?? new ActivatorError('NO_PROFILE', { port: port.path })
}

/** How much a failure says about the device; 0: it is not about the profile, another one will not help. */
function tells(error: ActivatorError): number {
  return ['DEVICE_SILENT', 'DEVICE_GARBLED', 'IDENTITY_INVALID'].indexOf(error.code) + 1
}

/** @throws also IDENTITY_UNSTABLE: two reads that differ */
export async function identify(
  parts: ConverseParts,
  port: PortInfo,
  candidates: readonly Profile[],
  signal: AbortSignal,
): Promise<{ readonly identity: Identity; readonly profile: Profile }> {
  await using device = await converse(parts, port, candidates, { signal })
  await stillSame(device, signal)
  return { identity: device.identity, profile: device.profile }
}

/** Reads once more. @throws IDENTITY_UNSTABLE */
export async function stillSame({ identity, again }: Conversation, signal: AbortSignal): Promise<void> {
  const now = await again(signal)
  if (sameIdentity(identity, now)) return
  throw new ActivatorError('IDENTITY_UNSTABLE', { first: identity.serial_number, second: now.serial_number })
}

async function converseBy(
  parts: ConverseParts,
  port: PortInfo,
  profile: Profile,
  options: ConverseOptions,
): Promise<Conversation> {
  await using held = new AsyncDisposableStack()
  const { gone, read, settled } =
    profile.answer.kind === 'usb'
      ? byDescriptor(parts, port, profile, profile.answer, held)
      : await overLink(parts, port, profile, options.signal, held)
  options.onProfile?.(profile.id)
  const whileThere = async <T>(work: Work<T>, signal: AbortSignal, onFailed?: () => void): Promise<T> => {
    let failed: ActivatorError | undefined
    try {
      return await work(AbortSignal.any([signal, gone]), (error) => {
        failed = error
        onFailed?.()
      })
    } catch (error) {
      if (!isError(error, 'CANCELLED')) throw error
      // That nobody waited any longer says less than what had come of the attempts until then.
      throw gone.aborted ? gone.reason : (failed ?? error)
    }
  }
  await whileThere(settled, options.signal)
  if (profile.answer.kind !== 'usb') options.onAsk?.(profile)
  const identity = await whileThere(read, options.signal, options.onUnanswered)
  const open = held.move()
  return {
    profile,
    identity,
    gone,
    again: (signal) => whileThere(read, signal),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}

/** Something asked of the device, which ends with the signal; tells what each attempt that failed came to. */
type Work<T> = (until: AbortSignal, onFailed: (failed: ActivatorError) => void) => Promise<T>

/** A way to ask one device. */
interface Asking {
  readonly gone: AbortSignal
  /** Until it may be asked. */
  readonly settled: Work<void>
  readonly read: Work<Identity>
}

async function overLink(
  { bus, clock, record }: ConverseParts,
  port: PortInfo,
  profile: Profile,
  signal: AbortSignal,
  held: AsyncDisposableStack,
): Promise<Asking> {
  const link = held.use(await openPatiently({ bus, clock }, port.path, profile, signal))
  const gone = held.use(watchGone(bus, port, link)).signal
  const recorded = record === undefined ? link : recording(link, record, held)
  return {
    gone,
    settled: (until) => settle(recorded, profile, clock, until),
    read: (until, onFailed) => ask(recorded, profile, clock, until, onFailed),
  }
}

/** Nothing is opened: the port list says it all. */
function byDescriptor(
  { bus }: ConverseParts,
  port: PortInfo,
  profile: Profile,
  answer: Extract<Profile['answer'], { kind: 'usb' }>,
  held: AsyncDisposableStack,
): Asking {
  let now: PortInfo | undefined = port
  return {
    gone: held.use(watchGone(bus, port)).signal,
    settled: async () => undefined,
    async read(until) {
      // The port was told with what its device says; only a second read needs another list.
      now ??= (await bus.list(until)).find((one) => samePort(one, port))
      if (now === undefined) throw new ActivatorError('PORT_GONE', { port: port.path })
      const found = readUsb(answer, now)
      now = undefined
      return checkIdentity(found, profile)
    },
  }
}
