/** What can be wrong with a device, by script at its start or by a live command. */
import { z } from 'zod'
import { ActivatorError } from '../app/errors.ts'

/** Moments at which a device can be pulled out, counted by what it has heard and said since it was plugged in. */
export const moments = ['asked', 'answering', 'answered', 'asked-again', 'answering-again', 'answered-again'] as const
export type Moment = (typeof moments)[number]

const milliseconds = z.coerce.number().int().min(0).max(3_600_000)

export const faultSchema = z.discriminatedUnion('kind', [
  /** Hears, and says nothing. */
  z.strictObject({ kind: z.literal('silent') }),
  /** Answers 20,000 bytes that mean nothing, without a line end. */
  z.strictObject({ kind: z.literal('garbled') }),
  /** Prints lines without end. */
  z.strictObject({ kind: z.literal('flood') }),
  /** Says its answer byte by byte, `ms` apart. */
  z.strictObject({ kind: z.literal('split'), ms: milliseconds.default(1) }),
  /** Sends back what it hears before it answers. */
  z.strictObject({ kind: z.literal('echo') }),
  /** Prints coloured lines for `ms` after it was plugged in, and hears nothing meanwhile. */
  z.strictObject({ kind: z.literal('boot'), ms: milliseconds.default(300) }),
  /** Answers `ms` later than others. */
  z.strictObject({ kind: z.literal('slow'), ms: milliseconds.default(700) }),
  /** Does not hear the first question. */
  z.strictObject({ kind: z.literal('second-ask-only') }),
  /** Says another serial number each time. */
  z.strictObject({ kind: z.literal('changing-identity') }),
  /** Says its serial number as a number: leading zeros are lost. */
  z.strictObject({ kind: z.literal('number') }),
  /** Is pulled out at a moment of the exchange. */
  z.strictObject({ kind: z.literal('unplug'), at: z.enum(moments).default('asked') }),
  /** Shares its USB serial number with every other device that does. */
  z.strictObject({ kind: z.literal('same-usb-serial') }),
])
export type Fault = z.infer<typeof faultSchema>
export type FaultKind = Fault['kind']
export const faultKinds: readonly FaultKind[] = faultSchema.options.map(({ shape }) => shape.kind.value)

/** A fault, and the device it is for: `d2`; undefined: all. */
export interface AddressedFault {
  readonly device: string | undefined
  readonly fault: Fault
}

/**
 * `silent` · `slow=500` · `unplug=answered`, with `d2:` before it for one device only.
 * @throws CONFIG_INVALID
 */
export function parseFault(text: string): AddressedFault {
  const [, device, kind, value] = /^(?:([^:=]+):)?([a-z-]+)(?:=([a-z0-9-]+))?$/.exec(text) ?? []
  const parameter = value === undefined ? {} : kind === 'unplug' ? { at: value } : { ms: value }
  const read = faultSchema.safeParse({ kind, ...parameter })
  if (read.success) return { device, fault: read.data }
  const known = faultKinds.join(', ')
  throw new ActivatorError('CONFIG_INVALID', { what: `${text.slice(0, 80)}: not one of ${known}`, where: '--fault' })
}

export function faultOf<K extends FaultKind>(
  faults: readonly Fault[],
  kind: K,
): Extract<Fault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind)
}
