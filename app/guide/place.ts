/** Keeps where the guide stands, since when, and for how long nothing new was seen. */
import type { GuideStepView, GuideView } from '../api/guide.ts'
import type { Profile } from '../device/profile.ts'
import type { Clock } from '../outside.ts'
import { Patience } from './patience.ts'
import { atChoose, type Standing, stepOf, stepsOf } from './standing.ts'

/** Nothing new on USB for so long: the likely reasons are shown. */
const NOTHING_SEEN_MS = 5000
/** On USB for so long without a port: a driver that is there makes one sooner. */
const NO_PORT_MS = 2000

export class Place implements Disposable {
  readonly #clock: Clock
  readonly #profiles: () => readonly Profile[]
  readonly #changed: () => void
  readonly #patience: Patience
  #standing: Standing = atChoose
  #since: Date

  constructor(parts: { readonly clock: Clock; readonly profiles: () => readonly Profile[] }, changed: () => void) {
    this.#clock = parts.clock
    this.#profiles = parts.profiles
    this.#changed = changed
    this.#patience = new Patience(parts.clock)
    this.#since = parts.clock.now()
  }

  get standing(): Standing {
    return this.#standing
  }

  get steps(): readonly GuideStepView[] {
    return stepsOf(this.profile(this.#standing.profile))
  }

  get step(): GuideView['step'] {
    return stepOf(this.#standing, this.steps)
  }

  profile(id: string | undefined): Profile | undefined {
    return this.#profiles().find((profile) => profile.id === id)
  }

  stand(changed: Partial<Standing>): void {
    const { step } = this
    const { at } = this.#standing
    this.#standing = { ...this.#standing, ...changed }
    if (this.step !== step || this.#standing.at !== at) {
      this.#since = this.#clock.now()
      this.waitAnew()
    }
    this.#changed()
  }

  /** At `connect`, until a device is in hand. @param portless something came that the system made no port of */
  waitAnew(portless = false): void {
    this.#patience[Symbol.dispose]()
    if (this.step !== 'connect' || this.#standing.port !== undefined) return
    this.#patience.begin(portless ? NO_PORT_MS : NOTHING_SEEN_MS, () => {
      if (this.#standing.reason === undefined) this.stand({ reason: portless ? 'driver' : 'cable' })
    })
  }

  view(usb: GuideView['usb']): GuideView {
    const { profile, recognised, at, activation, label, reason } = this.#standing
    const { steps, step } = this
    return {
      step,
      since: this.#since.toISOString(),
      ...(profile !== undefined && { profile }),
      recognised,
      steps: [...steps],
      at: Math.min(at, Math.max(steps.length - 1, 0)),
      ...(activation && { activation }),
      ...(label !== undefined && { label }),
      usb,
      ...(reason && { reason }),
    }
  }

  [Symbol.dispose](): void {
    this.#patience[Symbol.dispose]()
  }
}
