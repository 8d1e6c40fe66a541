/**
 * Leads one device from the box to proof. It knows which device is meant and when a person is needed; asking, taking and
 * proving are the desk's. Everything it knows is here, so that any page draws the same.
 */
import { hasEnded } from '../activation/state.ts'
import type { ActivationView } from '../api/activation.ts'
import type { GuideView } from '../api/guide.ts'
import type { Desk, DeskListener } from '../desk.ts'
import { serialOnLabel } from '../device/label.ts'
import type { Profile } from '../device/profile.ts'
import { profilesFor } from '../device/profiles.ts'
import type { PortEvent } from '../device/watch.ts'
import { ActivatorError } from '../errors.ts'
import type { CommandHandlers, OpenedCommandName } from '../handlers.ts'
import type { Clock, PortInfo, UsbBus } from '../outside.ts'
import { atChoose, canGiveUp, connectOf, type Standing, stepOf, stepsOf } from './standing.ts'
import { seenOnUsb } from './usb-seen.ts'
import { UsbWatch } from './usb-watch.ts'

type GuideCommandName = Extract<OpenedCommandName, `guide-${string}`>

export interface GuideParts {
  readonly desk: Desk
  readonly usb: UsbBus
  readonly clock: Clock
  readonly profiles: () => readonly Profile[]
  /** Wakes what waits for the network or for its turn. */
  readonly tryNow: () => void
}

/** Nothing new on USB for so long: the likely reasons are shown. */
export const NOTHING_SEEN_MS = 5000

export class Guide implements DeskListener, AsyncDisposable {
  readonly #parts: GuideParts
  readonly #changed: () => void
  readonly #usb: UsbWatch
  /** Ports by path that were there at the start, and those whose device is done with or was given up. */
  readonly #before = new Set<string>()
  readonly #passed = new Set<string>()
  #standing: Standing = atChoose
  #since: string
  #step: GuideView['step'] = 'choose'
  #patience = new AbortController()

  constructor(parts: GuideParts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
    this.#since = this.#now()
    this.#usb = new UsbWatch(parts.usb, (kind) => this.#usbChanged(kind))
    parts.desk.listen(this)
  }

  readonly commands: CommandHandlers<GuideCommandName> = {
    'guide-choose': ({ profile }) => this.#choose(profile),
    'guide-next': () => this.#next(),
    'guide-back': () => this.#back(),
    'guide-cancel': () => this.#cancel(),
    'guide-use': ({ port }) => this.#use(port),
    'guide-reason': ({ reason }) => this.#stand({ reason }),
    'guide-label': ({ text, by }) => this.#label(text, by),
    'guide-matches': () => this.#agree(),
    'guide-differs': () => this.#differ(''),
    'guide-retry': () => this.#retry(),
    'guide-try-now': () => this.#parts.tryNow(),
    'guide-next-device': () => this.#nextDevice(),
  }

  view(): GuideView {
    const { profile, recognised, at, activation, label, reason } = this.#standing
    const steps = this.#steps()
    return {
      step: stepOf(this.#standing, steps),
      since: this.#since,
      ...(profile !== undefined && { profile }),
      recognised,
      steps: [...steps],
      at: Math.min(at, Math.max(steps.length - 1, 0)),
      ...(activation && { activation }),
      ...(label !== undefined && { label }),
      usb: seenOnUsb(this.#usb.seen, this.#parts.desk.ports, {
        ours: this.#standing.port?.path ?? activation?.port,
        before: this.#before,
        fits: (port) => this.#fits(port),
      }),
      ...(reason && { reason }),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#patience.abort()
    await this.#usb[Symbol.asyncDispose]()
  }

  // ── What the desk tells ───────────────────────────────────────────────────────────────────────────────────────

  ports({ kind, port, before }: PortEvent): void {
    if (kind === 'unplugged') return this.#unplugged(port)
    if (before === true) this.#before.add(port.path)
    else this.#plugged(port)
  }

  activation(view: ActivationView): void {
    if (view.id !== this.#standing.activation?.id) return
    // Pulled out before anything was written down: one step back, to where it is plugged in.
    if (view.phase.state === 'removed') return this.#lost()
    this.#stand({ activation: view })
    if (view.phase.state === 'confirming' && this.#standing.label !== undefined) this.#compare(this.#standing.label)
  }

  #plugged(port: PortInfo): void {
    if (this.#standing.activation !== undefined || this.#standing.port !== undefined) return
    const known = this.#recognise(port)
    if (known !== undefined) this.#take(port, known, true)
    else this.#look()
  }

  #unplugged({ path }: PortInfo): void {
    this.#before.delete(path)
    this.#passed.delete(path)
    const { port, activation } = this.#standing
    if (port?.path !== path) return
    if (activation === undefined) return this.#lost()
    // What has ended is history: only a result worth keeping stays in sight. What has an intent goes on without it.
    if (hasEnded(activation.phase) && activation.phase.state !== 'done') return this.#lost()
    this.#stand({ port: undefined })
  }

  /** Back to where it is plugged in. */
  #lost(): void {
    const at = Math.max(connectOf(this.#steps()), 0)
    this.#stand({ port: undefined, activation: undefined, agreed: false, at, reason: undefined })
  }

  // ── What the person says ──────────────────────────────────────────────────────────────────────────────────────

  #choose(id: string): void {
    if (this.#standing.begun) throw new ActivatorError('CONFIG_INVALID', { what: 'a device is in hand already' })
    if (this.#profile(id) === undefined) throw new ActivatorError('NO_PROFILE', { port: '', profile: id })
    this.#stand({ profile: id, recognised: false })
  }

  #next(): void {
    const { begun, profile, at, port } = this.#standing
    if (stepOf(this.#standing, this.#steps()) === 'connect') return
    if (!begun && profile === undefined) throw new ActivatorError('NO_PROFILE', { port: '' })
    if (!begun) this.#stand({ begun: true, at: 0 })
    else if (this.#steps()[at]?.kind === 'prepare') this.#stand({ at: at + 1 })
    if (port !== undefined) this.#ask(port)
    else this.#look()
  }

  #back(): void {
    const { activation, port, at, begun } = this.#standing
    if (!canGiveUp(this.#standing)) throw new ActivatorError('CONFIG_INVALID', { what: 'it is being activated' })
    if (activation !== undefined || port !== undefined) {
      if (activation !== undefined) this.#parts.desk.cancel(activation.id)
      if (port !== undefined) this.#passed.add(port.path)
      return this.#lost()
    }
    if (!begun) return
    if (at === 0) this.#stand({ begun: false, recognised: false })
    else this.#stand({ at: at - 1 })
  }

  #cancel(): void {
    const { activation, port, profile } = this.#standing
    if (activation !== undefined) this.#parts.desk.cancel(activation.id)
    // What may have been sent ends in sight: the person has to know what came of it.
    if (!canGiveUp(this.#standing)) return
    if (port !== undefined) this.#passed.add(port.path)
    this.#stand({ ...atChoose, profile })
  }

  #use(path: string): void {
    const port = this.#parts.desk.ports.find((one) => one.path === path)
    if (port === undefined) throw new ActivatorError('PORT_GONE', { port: path })
    if (!canGiveUp(this.#standing)) throw new ActivatorError('CONFIG_INVALID', { what: 'it is being activated' })
    const chosen = this.#standing.profile
    const known = profilesFor(port, this.#parts.profiles())
    const profile = known.find(({ id }) => id === chosen)?.id ?? known[0]?.id ?? chosen
    if (profile === undefined) throw new ActivatorError('NO_PROFILE', { port: path })
    this.#take(port, profile, known.length > 0)
  }

  #label(text: string, by: 'scan' | 'typed'): void {
    const step = stepOf(this.#standing, this.#steps())
    const serial = serialOnLabel(text, this.#profile(this.#standing.profile)) ?? text.trim()
    if (step === 'check') return this.#compare(serial, by === 'typed')
    // Scanned ahead: it is compared as soon as the device has said who it is.
    if (by === 'scan' && step !== 'activate' && step !== 'done') this.#stand({ label: serial })
  }

  #compare(label: string, lastFour = false): void {
    const found = this.#identity()?.serial_number
    if (found === undefined) return
    const same = label === found || (lastFour && label.length === 4 && found.endsWith(label))
    if (same) this.#agree()
    else this.#differ(label)
  }

  #agree(): void {
    const { activation } = this.#standing
    if (activation?.phase.state !== 'confirming') return
    this.#standing = { ...this.#standing, agreed: true }
    this.#parts.desk.confirm(activation.id)
  }

  /** @param expected what the label says; '' where the person only saw that it is something else */
  #differ(expected: string): void {
    const { activation } = this.#standing
    const found = this.#identity()?.serial_number
    if (activation === undefined || found === undefined) return
    this.#standing = { ...this.#standing, label: undefined }
    this.#parts.desk.refuse(activation.id, new ActivatorError('LABEL_MISMATCH', { source: 'label', expected, found }))
  }

  #retry(): void {
    const { activation, port } = this.#standing
    if (activation === undefined || !hasEnded(activation.phase)) return
    if (port === undefined) return this.#lost()
    this.#ask(port)
  }

  #nextDevice(): void {
    const { profile, port, activation } = this.#standing
    if (activation !== undefined && !hasEnded(activation.phase)) return
    if (port !== undefined) this.#passed.add(port.path)
    this.#stand({ ...atChoose, profile, begun: profile !== undefined })
    this.#look()
  }

  // ── Which device is meant ─────────────────────────────────────────────────────────────────────────────────────

  /** At `connect`, a device that fits may be there already. */
  #look(): void {
    if (this.#standing.port !== undefined || stepOf(this.#standing, this.#steps()) !== 'connect') return
    const { profile } = this.#standing
    const port = this.#parts.desk.ports.toReversed().find((one) => !this.#passed.has(one.path) && this.#meant(one))
    if (port !== undefined && profile !== undefined) this.#take(port, profile, false)
  }

  /** One that says it is of the chosen kind; or one on a chip many have, if it came while we were looking. */
  #meant(port: PortInfo): boolean {
    const { profile } = this.#standing
    if (profilesFor(port, this.#parts.profiles()).some(({ id }) => id === profile)) return true
    return !this.#before.has(port.path) && this.#fits(port)
  }

  /** The chosen profile knows its chip, though others may sit behind the same. */
  #fits(port: PortInfo): boolean {
    const usb = this.#profile(this.#standing.profile)?.usb ?? []
    return usb.some(({ vendorId, productId }) => vendorId === port.vendorId && productId === port.productId)
  }

  /** The profile of a port that says which device it is: the chosen one before others. */
  #recognise(port: PortInfo): string | undefined {
    const known = profilesFor(port, this.#parts.profiles())
    return (known.find(({ id }) => id === this.#standing.profile) ?? known[0])?.id
  }

  #take(port: PortInfo, profile: string, recognised: boolean): void {
    this.#passed.delete(port.path)
    const steps = stepsOf(this.#profile(profile))
    const at = connectOf(steps) + 1
    this.#stand({ profile, recognised, begun: true, at, port, activation: undefined, agreed: false, reason: undefined })
    if (steps[at] === undefined) this.#ask(port)
  }

  #ask(port: PortInfo): void {
    if (this.#steps()[this.#standing.at] !== undefined) return
    const { profile } = this.#standing
    const activation = this.#parts.desk.activate(port.path, { profile })
    this.#stand({ activation, agreed: false })
  }

  // ── Keeping ───────────────────────────────────────────────────────────────────────────────────────────────────

  #stand(changed: Partial<Standing>): void {
    this.#standing = { ...this.#standing, ...changed }
    const step = stepOf(this.#standing, this.#steps())
    if (step !== this.#step || 'at' in changed) {
      this.#step = step
      this.#since = this.#now()
      this.#waitForDevice()
    }
    this.#changed()
  }

  /** At `connect`: after a while in which nothing new is seen, the likely reasons. */
  #waitForDevice(): void {
    this.#patience.abort()
    this.#patience = new AbortController()
    const { signal } = this.#patience
    if (this.#step !== 'connect' || this.#standing.port !== undefined) return
    this.#parts.clock.sleep(NOTHING_SEEN_MS, signal).then(
      () => {
        if (this.#standing.reason === undefined) this.#stand({ reason: 'cable' })
      },
      // Only `patience` ends it early.
      () => undefined,
    )
  }

  #usbChanged(kind: 'came' | 'same' | 'no-port'): void {
    if (kind === 'came') this.#waitForDevice()
    if (kind === 'no-port' && this.#step === 'connect') this.#standing = { ...this.#standing, reason: 'driver' }
    this.#changed()
  }

  #identity() {
    const phase = this.#standing.activation?.phase
    return phase !== undefined && 'identity' in phase ? phase.identity : undefined
  }

  #profile(id: string | undefined): Profile | undefined {
    return this.#parts.profiles().find((profile) => profile.id === id)
  }

  #steps() {
    return stepsOf(this.#profile(this.#standing.profile))
  }

  #now(): string {
    return this.#parts.clock.now().toISOString()
  }
}
