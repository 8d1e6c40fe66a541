/**
 * What happened on the way of one activation, beside what its own journal entries say. It rides with the result, so
 * that it costs no flush; it never holds a secret, nor what claims a device.
 */
import { z } from 'zod'
import type { Profile } from '../device/profile.ts'
import type { Clock, PortInfo } from '../outside.ts'
import { type State, waitSchema } from './state.ts'

/** A device, a label or a system may say anything at any length. */
const LONGEST = 200
/** A wait may come and go for hours. */
const MOST_STEPS = 40

const text = z.string().max(LONGEST)
const step = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ step: z.literal(name), ms: z.number().nonnegative(), ...shape })

export const storyStepSchema = z.discriminatedUnion('step', [
  /** The port, as the system lists it. */
  step('seen', { port: text, usb: text.optional(), place: text.optional(), label: text.optional() }),
  /** `framing` as in "8N1"; `settleMs` of quiet before the first byte. Left out where nothing was opened. */
  step('opened', {
    profile: text,
    baudRate: z.int().optional(),
    framing: text.optional(),
    settleMs: z.int().optional(),
  }),
  step('asked', { sent: text.optional() }),
  /** As whom: the result's own identity. */
  step('identified', {}),
  /** Asked once more, it says the same. */
  step('same', {}),
  /** What the service had on the device. */
  step('looked', { found: z.enum(['ours', 'nothing']) }),
  /** A person is asked to compare the label. */
  step('shown', {}),
  /** What the label says, and how that is known; `seen`: a person said that it matches. */
  step('label', { by: z.enum(['scan', 'typed', 'seen', 'given']), text: text.optional() }),
  step('waiting', { for: waitSchema.shape.for }),
  step('going-on', {}),
])
export type StoryStep = z.infer<typeof storyStepSchema>

/** One that cannot be read, of a later version for instance, is left out: what became of the device counts more. */
export const storySchema = z.array(storyStepSchema).max(MOST_STEPS).optional().catch(undefined)

type Untimed<Step> = Step extends unknown ? Omit<Step, 'ms'> : never
export type Told = Untimed<StoryStep>

export class Story {
  readonly steps: StoryStep[] = []
  readonly #clock: Clock
  readonly #profiles: readonly Profile[]
  readonly #began: number
  #waiting = false

  constructor(clock: Clock, port: PortInfo, profiles: readonly Profile[]) {
    this.#clock = clock
    this.#profiles = profiles
    this.#began = clock.monotonic()
    this.tell(seen(port))
  }

  tell(told: Told): void {
    if (this.steps.length === MOST_STEPS) return
    const cut = Object.entries(told).map(([name, value]) => [name, typeof value === 'string' ? shorten(value) : value])
    const ms = this.#clock.monotonic() - this.#began
    // The same fields with the same types, some strings of them shorter; in the schema's order.
    this.steps.push({ step: told.step, ms, ...Object.fromEntries(cut) } as StoryStep)
  }

  /** The states tell most of it. */
  readonly state = (state: State): void => {
    if (this.#waiting && state.state !== 'waiting') this.tell({ step: 'going-on' })
    this.#waiting = state.state === 'waiting'
    switch (state.state) {
      case 'identifying':
        this.tell(opened(this.#profiles.find(({ id }) => id === state.profile) ?? state.profile))
        return
      case 'confirming':
        this.tell({ step: 'shown' })
        return
      case 'waiting':
        this.tell({ step: 'waiting', for: state.wait.for })
    }
  }
}

function shorten(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value
}

function seen({ path, vendorId, productId, place, manufacturer, product }: PortInfo): Told {
  const label = [manufacturer, product].filter((word) => word !== undefined).join(' ')
  return {
    step: 'seen',
    port: path,
    ...(vendorId !== undefined && productId !== undefined && { usb: `${vendorId}:${productId}` }),
    ...(place !== undefined && { place }),
    ...(label !== '' && { label }),
  }
}

function opened(profile: Profile | string): Told {
  if (typeof profile === 'string') return { step: 'opened', profile }
  const { id, serial, answer } = profile
  if (answer.kind === 'usb') return { step: 'opened', profile: id }
  const { baudRate, dataBits, parity, stopBits, settleMs } = serial
  const framing = `${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`
  return { step: 'opened', profile: id, baudRate, framing, settleMs }
}

/** What a profile sends may be a password: then it is not told. */
export function asked({ ask: { send } }: Profile): Told {
  const sent = send.join(' · ').trim()
  const telling = sent !== '' && !/pass|pwd|pin|secret|token|key|login|auth/i.test(sent)
  return { step: 'asked', ...(telling && { sent }) }
}
