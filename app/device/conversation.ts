/** A device asked who it is, on a port that stays open until it is no longer needed. */
import { ActivatorError, isError } from '../errors.ts'
import type { Clock, PortInfo, SerialBus, SerialLink } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import { readUsb } from './answers/usb.ts'
import { ask, settle } from './exchange.ts'
import { watchGone } from './gone.ts'
import { checkIdentity, sameIdentity } from './identity.ts'
import { openPatiently } from './open.ts'
import type { Profile } from './profile.ts'

export interface ConverseParts {
  readonly bus: SerialBus
  readonly clock: Clock
  /** Every byte both ways, where somebody records. */
  readonly record?: ((port: string, direction: 'tx' | 'rx', bytes: Uint8Array) => void) | undefined
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

/**
 * Tries the candidates one at a time, in their order.
 * @throws PORT_… from opening · of what the profiles met, what says most: IDENTITY_INVALID, DEVICE_GARBLED,
 *   DEVICE_SILENT · CANCELLED by the signal
 */
export async function converse(
  parts: ConverseParts,
  port: PortInfo,
  candidates: readonly Profile[],
  options: { readonly signal: AbortSignal; readonly onProfile?: (id: string) => void },
): Promise<Conversation> {
  let worst: ActivatorError | undefined
  for (const profile of candidates) {
    try {
      return await converseBy(parts, port, profile, options)
    } catch (error) {
      if (!(error instanceof ActivatorError) || tells(error) === 0) throw error
      if (worst === undefined || tells(error) > tells(worst)) worst = error
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
  { signal, onProfile }: { readonly signal: AbortSignal; readonly onProfile?: (id: string) => void },
): Promise<Conversation> {
  if (profile.answer.kind === 'usb') {
    onProfile?.(profile.id)
    return byDescriptor(parts, port, profile, profile.answer)
  }
  await using held = new AsyncDisposableStack()
  const link = held.use(await openPatiently(parts, port.path, profile, signal))
  const gone = held.use(watchGone(parts.bus, link, port))
  const recorded = parts.record === undefined ? link : recording(link, parts.record, held)
  onProfile?.(profile.id)
  const read = (until: AbortSignal) => ask(recorded, profile, parts.clock, until)
  try {
    const until = AbortSignal.any([signal, gone.signal])
    await settle(recorded, profile, parts.clock, until)
    const identity = await read(until)
    const open = held.move()
    return {
      profile,
      identity,
      gone: gone.signal,
      again: (more) => orGone(gone.signal, read(AbortSignal.any([more, gone.signal]))),
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    }
  } catch (error) {
    throw isError(error, 'CANCELLED') && gone.signal.aborted ? gone.signal.reason : error
  }
}

async function orGone<T>(gone: AbortSignal, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isError(error, 'CANCELLED') && gone.aborted ? gone.reason : error
  }
}

type UsbAnswer = Extract<Profile['answer'], { kind: 'usb' }>

async function byDescriptor(
  { bus }: ConverseParts,
  port: PortInfo,
  profile: Profile,
  answer: UsbAnswer,
): Promise<Conversation> {
  const read = (from: PortInfo) => checkIdentity(readUsb(answer, from), profile)
  return {
    profile,
    identity: read(port),
    gone: new AbortController().signal,
    async again(signal) {
      const now = (await bus.list(signal)).find(({ path }) => path === port.path)
      if (now === undefined) throw new ActivatorError('PORT_GONE', { port: port.path })
      return read(now)
    },
    [Symbol.asyncDispose]: async () => undefined,
  }
}

function recording(
  link: SerialLink,
  record: NonNullable<ConverseParts['record']>,
  held: AsyncDisposableStack,
): SerialLink {
  const caps = { line: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY }
  const heard = (bytes: Uint8Array) => record(link.path, 'rx', bytes)
  held.use(link.listen({ cut: 'raw', caps }, { heard, closed: () => undefined }))
  return {
    path: link.path,
    listen: (how, listener) => link.listen(how, listener),
    async write(bytes, signal) {
      record(link.path, 'tx', bytes)
      await link.write(bytes, signal)
    },
    [Symbol.asyncDispose]: () => link[Symbol.asyncDispose](),
  }
}
