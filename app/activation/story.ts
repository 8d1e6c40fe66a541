/**
 * What happened on the way of one activation, beside what its own journal entries say. It rides with the result, so
 * that it costs no flush; it never holds a secret, nor what claims a device.
 */
import { productName } from '../device/product-name.ts'
import type { Profile } from '../device/profile.ts'
import type { Clock, PortInfo } from '../outside.ts'
import type { State } from './state.ts'
import { LONGEST, MOST_STEPS, type StoryStep } from './story-steps.ts'

type Untimed<Step> = Step extends unknown ? Omit<Step, 'ms'> : never
export type Told = Untimed<StoryStep>

export class Story {
  readonly steps: StoryStep[] = []
  readonly #clock: Clock
  readonly #profiles: readonly Profile[]
  readonly #began: number
  #waiting = false
  #opened: string | undefined

  /** @param port left out: it goes on without its device */
  constructor(clock: Clock, port?: PortInfo, profiles: readonly Profile[] = []) {
    this.#clock = clock
    this.#profiles = profiles
    this.#began = clock.monotonic()
    if (port !== undefined) this.tell(seen(port))
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
        // After a person was asked it goes on where it was.
        if (this.#opened === state.profile) return
        this.#opened = state.profile
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

function seen(port: PortInfo): Told {
  const { path, vendorId, productId, place } = port
  const label = productName(port)
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
