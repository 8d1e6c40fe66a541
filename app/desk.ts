/**
 * What one account has on the table: the ports that are plugged in and what is going on with each. Practice and every
 * real account have a desk of their own, with their own data.
 */

import { hasEnded, type Phase } from './activation/state.ts'
import type { Activation, Station } from './activation/station.ts'
import type { ActivationView } from './api/activation.ts'
import type { PortView } from './api.ts'
import { productName } from './device/product-name.ts'
import type { Profile } from './device/profile.ts'
import { profilesFor } from './device/profiles.ts'
import type { PortEvent } from './device/watch.ts'
import { watchDevices } from './device/watch-devices.ts'
import { ActivatorError, isError } from './errors.ts'
import type { Clock, Log, PortInfo, SerialBus } from './outside.ts'

export interface DeskParts {
  readonly bus: SerialBus
  readonly station: Station
  readonly clock: Clock
  readonly log: Log
  /** The profiles as they are now: folders may be dropped in while running. */
  readonly profiles: () => readonly Profile[]
  readonly isSimulated: (port: PortInfo) => boolean
}

/** How a person compared the label. */
export type Compared = { readonly by: 'seen' } | { readonly by: 'scan' | 'typed'; readonly text: string }

/** Whoever leads a person through one of the devices. */
export interface DeskListener {
  ports(event: PortEvent): void
  activation(view: ActivationView): void
}

/** A running batch. */
export interface Borrower {
  ports(event: PortEvent): void
  /** Whether something is going on with what is on this port. */
  holds(path: string): boolean
}

interface Work {
  readonly activation: Activation
  view: ActivationView
  /** The device was pulled out: what was begun goes on without its port. */
  portless: boolean
  /** Set while a person is waited for. */
  waits?: { agree(): void; refuse(error: ActivatorError): void } | undefined
}

export class Desk implements AsyncDisposable {
  readonly #parts: DeskParts
  readonly #changed: () => void
  readonly #over = new AbortController()
  readonly #ports = new Map<string, PortInfo>()
  /** By activation id: the newest of each plugged port, and those that go on without theirs. */
  readonly #work = new Map<string, Work>()
  readonly #watching: Promise<void>
  #listener: DeskListener | undefined
  #borrower: Borrower | undefined
  /** How many activations have ended here. */
  results = 0

  constructor(parts: DeskParts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
    this.#watching = this.#watch()
  }

  /** One at a time; called before the change is told to anybody else. */
  listen(listener: DeskListener): void {
    this.#listener = listener
  }

  /**
   * Whoever asks devices instead of the guide, for as long as it wants to: to the guide, what is plugged in meanwhile was
   * there before. undefined gives them back.
   */
  lend(borrower: Borrower | undefined): void {
    this.#borrower = borrower
  }

  /** The ports that are plugged in, in the order they came. */
  get ports(): readonly PortInfo[] {
    return [...this.#ports.values()]
  }

  /** @throws PORT_GONE when no such port is plugged in · PORT_BUSY when an activation runs on it */
  activate(path: string, options: { profile?: string | undefined; expect?: string | undefined }): ActivationView {
    const port = this.free(path)
    const earlier = this.#on(path)
    if (earlier !== undefined) this.#work.delete(earlier.view.id)
    const view = this.#begin(port, options)
    this.#changed()
    return view
  }

  /** A port nothing is going on with. @throws PORT_GONE PORT_BUSY as `activate` */
  free(path: string): PortInfo {
    const port = this.#ports.get(path)
    if (port === undefined) throw new ActivatorError('PORT_GONE', { port: path })
    const earlier = this.#on(path)
    const isBusy = earlier !== undefined && !hasEnded(earlier.view.phase)
    if (isBusy || this.#borrower?.holds(path) === true) {
      throw new ActivatorError('PORT_BUSY', { port: path, holder: 'Device Activator' })
    }
    return port
  }

  /**
   * Whether the system opens it at this moment; it is let go of at once.
   * @throws PORT_GONE PORT_BUSY as `activate` · CANCELLED by the signal
   */
  async opens(path: string, { serial }: Profile, signal: AbortSignal): Promise<boolean> {
    this.free(path)
    try {
      await using _ = await this.#parts.bus.open(path, serial, signal)
      return true
    } catch (error) {
      if (isError(error, 'PORT_BUSY') || isError(error, 'PORT_PERMISSION')) return false
      throw error
    }
  }

  #begin(port: PortInfo, { profile, expect }: { profile?: string | undefined; expect?: string | undefined }) {
    const { path } = port
    const candidates = profilesFor(port, this.#parts.profiles(), profile)
    const agree = (_identity: unknown, signal: AbortSignal) => this.#agreement(activation.id, signal)
    const activation = this.#parts.station.activate({ port, candidates, expect, agree }, (state) =>
      // The first state is told before `activate` has returned; it is what the view begins with.
      queueMicrotask(() => this.#report(activation.id, state)),
    )
    const view = { id: activation.id, port: path, since: this.#now(), phase: { state: 'connecting' as const } }
    this.#work.set(activation.id, { activation, view, portless: false })
    activation.ended.then(
      ({ end }) => {
        this.results += 1
        this.#report(activation.id, end)
      },
      (error: unknown) => {
        this.#parts.log.warn('activation broke', { port: path, error: String(error) })
        // Whatever that was, it is over: the port may be asked again.
        this.#work.delete(activation.id)
        this.#changed()
      },
    )
    return view
  }

  /** The person agreed: the device in hand is the one on screen. Where nothing waits for that any more: nothing. */
  confirm(id: string, compared: Compared = { by: 'seen' }): void {
    const work = this.#work.get(id)
    if (work?.waits === undefined) return
    work.activation.tell({ step: 'label', ...compared })
    work.waits.agree()
  }

  /** The label says something else: ends it before anything is sent. Where nothing waits for that any more: nothing. */
  refuse(id: string, error: ActivatorError): void {
    this.#work.get(id)?.waits?.refuse(error)
  }

  /** Where it has ended already: nothing. Resolves when it has ended and its port is free again. */
  async cancel(id: string): Promise<void> {
    const activation = this.#work.get(id)?.activation
    activation?.cancel()
    await activation?.ended
  }

  view(): { ports: PortView[]; portless: ActivationView[] } {
    const ports = [...this.#ports.values()].map((port) => this.#portView(port))
    const portless = [...this.#work.values()].filter((work) => work.portless).map(({ view }) => view)
    return { ports, portless }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort()
    await this.#watching
  }

  async #watch(): Promise<void> {
    const profilesOn = (port: PortInfo) => profilesFor(port, this.#parts.profiles())
    for await (const event of watchDevices(this.#parts, profilesOn, this.#over.signal)) {
      if (event.kind === 'plugged') this.#plugged(event.port)
      else this.#unplugged(event.port)
      this.#borrower?.ports(event)
      const lent = this.#borrower !== undefined && event.kind === 'plugged'
      this.#listener?.ports(lent ? { ...event, before: true } : event)
      this.#changed()
    }
  }

  #plugged(port: PortInfo): void {
    this.#leave(port.path)
    this.#ports.set(port.path, port)
  }

  #unplugged(port: PortInfo): void {
    this.#ports.delete(port.path)
    this.#leave(port.path)
  }

  /** What was done with the device that was on this path is history; what still goes on, goes on without it. */
  #leave(path: string): void {
    const work = this.#on(path)
    if (work === undefined) return
    work.portless = true
    if (hasEnded(work.view.phase)) this.#work.delete(work.view.id)
  }

  #on(path: string): Work | undefined {
    return [...this.#work.values()].find((work) => !work.portless && work.view.port === path)
  }

  #agreement(id: string, signal: AbortSignal): Promise<'waited'> {
    const { promise, resolve, reject } = Promise.withResolvers<'waited'>()
    const refuse = () => reject(new ActivatorError('CANCELLED', {}, signal.reason))
    signal.addEventListener('abort', refuse, { once: true })
    if (signal.aborted) refuse()
    const work = this.#work.get(id)
    if (work !== undefined) work.waits = { agree: () => resolve('waited'), refuse: reject }
    return promise.finally(() => {
      signal.removeEventListener('abort', refuse)
      if (work !== undefined) work.waits = undefined
    })
  }

  #report(id: string, phase: Phase): void {
    const work = this.#work.get(id)
    if (work === undefined) return
    work.view = { ...work.view, since: this.#now(), phase }
    if (hasEnded(phase) && work.portless) this.#work.delete(id)
    this.#listener?.activation(work.view)
    this.#changed()
  }

  #now(): string {
    return this.#parts.clock.now().toISOString()
  }

  #portView(port: PortInfo): PortView {
    const label = productName(port)
    const work = this.#on(port.path)
    return {
      path: port.path,
      ...(port.place !== undefined && { place: port.place }),
      ...(label !== '' && { label }),
      profiles: profilesFor(port, this.#parts.profiles()).map(({ id }) => id),
      simulated: this.#parts.isSimulated(port),
      ...(work !== undefined && { activation: work.view }),
    }
  }
}
