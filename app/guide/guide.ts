/**
 * Leads one device from the box to proof. It knows which device is meant and when a person is needed; asking, taking and
 * proving are the desk's. Where it stands is kept here, so that any page draws the same.
 */
import { hasEnded } from '../activation/state.ts'
import type { ActivationView } from '../api/activation.ts'
import type { GuideView } from '../api/guide.ts'
import type { Compared, Desk, DeskListener } from '../desk.ts'
import { serialOnLabel } from '../device/label.ts'
import type { Profile } from '../device/profile.ts'
import type { PortEvent } from '../device/watch.ts'
import { ActivatorError } from '../errors.ts'
import type { CommandHandlers, OpenedCommandName } from '../handlers.ts'
import type { Clock, PortInfo, UsbBus } from '../outside.ts'
import { HeldPort } from './held-port.ts'
import { fits, type LeftAlone, meant, recognised } from './meant.ts'
import { Place } from './place.ts'
import { atChoose, canGiveUp, connectOf, identityOf, stepsOf } from './standing.ts'
import { seenOnUsb } from './usb-seen.ts'
import { UsbWatch } from './usb-watch.ts'

type GuideCommandName = Extract<OpenedCommandName, `guide-${string}`>

export interface GuideParts {
  readonly desk: Desk
  readonly usb: UsbBus
  readonly clock: Clock
  readonly profiles: () => readonly Profile[]
  /** Wakes what waits for the network. */
  readonly tryNow: () => void
}

export class Guide implements DeskListener, AsyncDisposable {
  readonly #parts: GuideParts
  readonly #usb: UsbWatch
  readonly #leftAlone: LeftAlone = { before: new Set(), passed: new Set() }
  readonly #place: Place
  readonly #held: HeldPort

  constructor(parts: GuideParts, changed: () => void) {
    this.#parts = parts
    this.#held = new HeldPort({ ...parts, free: () => this.#retry(), changed })
    this.#place = new Place(parts, () => {
      const { standing } = this.#place
      this.#held.follow(standing, this.#place.profile(standing.profile))
      changed()
    })
    this.#usb = new UsbWatch(parts.usb, (came) => {
      if (came) this.#cameOnUsb()
      changed()
    })
    parts.desk.listen(this)
  }

  readonly commands: CommandHandlers<GuideCommandName> = {
    'guide-choose': ({ profile }) => this.#choose(profile),
    'guide-next': () => this.#next(),
    'guide-back': () => this.#back(),
    'guide-cancel': () => this.#cancel(),
    'guide-use': ({ port }) => this.#use(port),
    'guide-reason': ({ reason }) => this.#place.stand({ reason }),
    'guide-label': ({ text, by }) => this.#label(text, by),
    'guide-matches': () => this.#agree(),
    'guide-differs': () => this.#differ(''),
    'guide-retry': () => this.#retry(),
    'guide-try-now': () => this.#parts.tryNow(),
    'guide-next-device': () => this.#nextDevice(),
  }

  view(): GuideView {
    const { port, activation, profile } = this.#place.standing
    const knowing = {
      ours: port?.path ?? activation?.port,
      before: this.#leftAlone.before,
      fits: (one: PortInfo) => fits(one, this.#place.profile(profile)),
    }
    const view = this.#place.view(seenOnUsb(this.#usb.seen, this.#parts.desk.ports, knowing))
    return this.#held.awaited ? { ...view, awaitsPort: true } : view
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#place[Symbol.dispose]()
    await this.#held[Symbol.asyncDispose]()
    await this.#usb[Symbol.asyncDispose]()
  }

  // ── What the desk tells ───────────────────────────────────────────────────────────────────────────────────────

  ports({ kind, port, before }: PortEvent): void {
    if (kind === 'unplugged') this.#unplugged(port)
    else if (before === true) this.#leftAlone.before.add(port.path)
    else this.#plugged(port)
  }

  activation(view: ActivationView): void {
    const { activation, label } = this.#place.standing
    if (view.id !== activation?.id) return
    const { phase } = view
    // Pulled out before anything was written down: one step back, to where it is plugged in.
    if (phase.state === 'removed') this.#lost()
    else this.#place.stand({ activation: view })
    if (phase.state === 'confirming' && label !== undefined) this.#compare(label, 'scan')
  }

  /** It is no charge-only cable then; what it is, is seen in a moment. */
  #cameOnUsb(): void {
    this.#place.stand({ reason: undefined })
    this.#place.waitAnew(this.view().usb.some(({ what }) => what === 'no-port'))
  }

  #plugged(port: PortInfo): void {
    const { activation, port: inHand, profile } = this.#place.standing
    // The next one comes when the one before has ended and is pulled out, or there was none.
    if (inHand !== undefined || (activation !== undefined && !hasEnded(activation.phase))) return
    if (activation !== undefined) this.#place.stand({ activation: undefined, at: connectOf(this.#place.steps) })
    const known = recognised(port, this.#parts.profiles(), profile)
    if (known !== undefined) this.#take(port, known, true)
    else this.#look()
  }

  #unplugged({ path }: PortInfo): void {
    this.#leftAlone.before.delete(path)
    this.#leftAlone.passed.delete(path)
    const { port } = this.#place.standing
    if (port?.path !== path) return
    // What the cloud said stays in sight; what has an intent goes on without its device.
    if (this.#place.step === 'activate' || this.#place.step === 'done') this.#place.stand({ port: undefined })
    else this.#lost()
  }

  /** Back to where it is plugged in. */
  #lost(): void {
    const at = connectOf(this.#place.steps)
    this.#place.stand({ port: undefined, activation: undefined, agreed: false, at, reason: undefined })
  }

  // ── What the person says ──────────────────────────────────────────────────────────────────────────────────────

  #choose(id: string): void {
    if (this.#place.standing.begun) throw new ActivatorError('CONFIG_INVALID', { what: 'a device is in hand already' })
    if (this.#place.profile(id) === undefined) throw new ActivatorError('NO_PROFILE', { port: '', profile: id })
    this.#place.stand({ profile: id, recognised: false })
  }

  #next(): void {
    const { begun, profile, at, port } = this.#place.standing
    if (!begun && profile === undefined) throw new ActivatorError('NO_PROFILE', { port: '' })
    if (!begun) this.#place.stand({ begun: true, at: 0 })
    else if (this.#place.step === 'prepare') this.#place.stand({ at: at + 1 })
    if (port !== undefined) this.#ask(port)
    else this.#look()
  }

  async #back(): Promise<void> {
    this.#mayGiveUp()
    const { activation, port, at, begun } = this.#place.standing
    if (activation !== undefined || port !== undefined) {
      if (port !== undefined) this.#leftAlone.passed.add(port.path)
      this.#lost()
      // Until its port is free it cannot be asked again.
      if (activation !== undefined) await this.#parts.desk.cancel(activation.id)
    } else if (begun) this.#place.stand(at === 0 ? { begun: false, recognised: false } : { at: at - 1 })
  }

  async #cancel(): Promise<void> {
    const { activation, port, profile } = this.#place.standing
    // What may have been sent ends in sight: the person has to know what came of it.
    if (canGiveUp(this.#place.standing)) {
      if (port !== undefined) this.#leftAlone.passed.add(port.path)
      this.#place.stand({ ...atChoose, profile })
    }
    if (activation !== undefined) await this.#parts.desk.cancel(activation.id)
  }

  #use(path: string): void {
    this.#mayGiveUp()
    const port = this.#parts.desk.ports.find((one) => one.path === path)
    if (port === undefined) throw new ActivatorError('PORT_GONE', { port: path })
    const known = recognised(port, this.#parts.profiles(), this.#place.standing.profile)
    const profile = known ?? this.#place.standing.profile
    if (profile === undefined) throw new ActivatorError('NO_PROFILE', { port: path })
    this.#take(port, profile, known !== undefined)
  }

  #mayGiveUp(): void {
    if (canGiveUp(this.#place.standing)) return
    throw new ActivatorError('CONFIG_INVALID', { what: 'it is being activated' })
  }

  #label(text: string, by: 'scan' | 'typed'): void {
    const { step } = this.#place
    const serial = serialOnLabel(text, this.#place.profile(this.#place.standing.profile)) ?? text.trim()
    if (step === 'check') this.#compare(serial, by)
    // Scanned ahead: it is compared as soon as the device has said who it is.
    else if (by === 'scan' && step !== 'activate' && step !== 'done') this.#place.stand({ label: serial })
  }

  #compare(label: string, by: 'scan' | 'typed'): void {
    const found = identityOf(this.#place.standing)?.serial_number
    if (found === undefined) return
    const lastFour = by === 'typed' && label.length === 4 && found.endsWith(label)
    if (label === found || lastFour) this.#agree({ by, text: label })
    else this.#differ(label)
  }

  #agree(compared?: Compared): void {
    const { activation } = this.#place.standing
    if (activation?.phase.state !== 'confirming') return
    this.#place.stand({ agreed: true, label: undefined })
    this.#parts.desk.confirm(activation.id, compared)
  }

  /** @param expected what the label says; '' where the person only saw that it is something else */
  #differ(expected: string): void {
    const { activation } = this.#place.standing
    const found = identityOf(this.#place.standing)?.serial_number
    if (activation === undefined || found === undefined) return
    this.#place.stand({ label: undefined })
    this.#parts.desk.refuse(activation.id, new ActivatorError('LABEL_MISMATCH', { source: 'label', expected, found }))
  }

  #retry(): void {
    const { activation, port } = this.#place.standing
    if (activation === undefined || !hasEnded(activation.phase)) return
    if (port !== undefined) this.#ask(port)
    else this.#lost()
  }

  #nextDevice(): void {
    const { profile, port, activation } = this.#place.standing
    if (activation !== undefined && !hasEnded(activation.phase)) return
    if (port !== undefined) this.#leftAlone.passed.add(port.path)
    this.#place.stand({ ...atChoose, profile, begun: profile !== undefined })
    this.#look()
  }

  // ── Which device is meant ─────────────────────────────────────────────────────────────────────────────────────

  /** At `connect`, a device that fits may be there already. */
  #look(): void {
    const { standing, step } = this.#place
    const chosen = this.#place.profile(standing.profile)
    if (chosen === undefined || standing.port !== undefined || step !== 'connect') return
    const port = meant(this.#parts.desk.ports, this.#parts.profiles(), chosen, this.#leftAlone)
    if (port !== undefined) this.#take(port, chosen.id, false)
  }

  #take(port: PortInfo, profile: string, isRecognised: boolean): void {
    this.#leftAlone.passed.delete(port.path)
    const at = connectOf(stepsOf(this.#place.profile(profile))) + 1
    const { label } = this.#place.standing
    this.#place.stand({ ...atChoose, profile, recognised: isRecognised, begun: true, at, port, label })
    this.#ask(port)
  }

  /** Once the profile has no more steps for the person. */
  #ask(port: PortInfo): void {
    const { at, profile } = this.#place.standing
    if (this.#place.steps[at] !== undefined) return
    this.#place.stand({ activation: this.#parts.desk.activate(port.path, { profile }), agreed: false })
  }
}
