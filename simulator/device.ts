/** One simulated device as a program: bytes in, bytes out, in its own time and with its own faults. */
import type { Profile } from '../app/device/profile.ts'
import { isError } from '../app/errors.ts'
import type { Clock } from '../app/outside.ts'
import { type Fault, type FaultKind, faultOf, type Moment } from './faults.ts'
import { type DeviceIdentity, renamed } from './identities.ts'
import { jsonLine } from './json-line.ts'
import { bootLine, floodPiece, nonsense } from './noise.ts'
import { bytesOf, createHearing, type Heard } from './questions.ts'
import { type Said, type Speech, speechOf } from './speech.ts'
import type { Terminal } from './terminal.ts'

export interface DeviceOptions extends DeviceIdentity {
  /** What it speaks; left out: `json-line`. */
  readonly profile?: Profile | undefined
  /** How long it thinks before each answer; 20 if left out. */
  readonly answerMs?: number | undefined
  readonly faults?: readonly Fault[] | undefined
}

const ANSWER_MS = 20
/** For what was said to reach the other end before the cable is pulled: a hang-up drops what nobody has read yet. */
const REACH_MS = 20
const FLOOD_EVERY_MS = 5
const BOOT_LINE_EVERY_MS = 15
/** Devices that are not asked say who they are by themselves. */
const TALK_EVERY_MS = 500

/** From one plugging in to the next. */
interface Connection {
  readonly terminal: Terminal
  readonly pullOut: () => void
  readonly over: AbortController
  readonly hear: (bytes: Uint8Array) => Heard[]
  /** How often it was asked who it is. */
  round: number
  /** Answers come one after the other. */
  turn: Promise<void>
  booting: boolean
  flooding: boolean
}

export class Device {
  readonly identity: DeviceIdentity
  readonly profile: Profile
  readonly #speech: Speech
  readonly #answerMs: number
  readonly #clock: Clock
  #faults: readonly Fault[]
  #connection: Connection | undefined

  /** @throws CONFIG_INVALID for a profile that cannot be simulated */
  constructor(options: DeviceOptions, clock: Clock) {
    const { serial_number, device_name, profile = jsonLine, answerMs = ANSWER_MS, faults = [] } = options
    this.identity = { serial_number, device_name }
    this.profile = profile
    this.#speech = speechOf(profile)
    this.#answerMs = answerMs
    this.#faults = faults
    this.#clock = clock
  }

  get faults(): readonly Fault[] {
    return this.#faults
  }

  /** From now on, whatever it is doing; an empty list makes it sound again. */
  setFaults(faults: readonly Fault[]): void {
    this.#faults = faults
    if (this.#connection) this.#flood(this.#connection)
  }

  /** @param pullOut what the fault `unplug` does */
  connect(terminal: Terminal, pullOut: () => void): void {
    this.disconnect()
    const connection: Connection = {
      terminal,
      pullOut,
      over: new AbortController(),
      hear: createHearing(this.profile),
      round: 0,
      turn: Promise.resolve(),
      booting: false,
      flooding: false,
    }
    this.#connection = connection
    terminal.onBytes((bytes) => this.#heard(connection, bytes))
    if (this.#has('boot')) this.#during(connection, this.#boot(connection))
    if (this.profile.ask.send.length === 0) this.#during(connection, this.#talk(connection))
    this.#flood(connection)
  }

  disconnect(): void {
    this.#connection?.over.abort()
    this.#connection?.terminal.onBytes(undefined)
    this.#connection = undefined
  }

  #heard(connection: Connection, bytes: Uint8Array): void {
    // One that floods has no time to listen.
    if (connection.booting || this.#has('silent') || this.#has('flood')) return
    if (this.#speech.echoes || this.#has('echo')) void connection.terminal.write(bytes)
    for (const heard of connection.hear(bytes)) {
      connection.turn = connection.turn.then(() => this.#until(connection, this.#reply(connection, heard)))
    }
  }

  async #reply(connection: Connection, { question, line }: Heard): Promise<void> {
    if (question === undefined) return await this.#say(connection, bytesOf(this.#speech.unknown(line)))
    if (question === 0) {
      connection.round += 1
      this.#pullOutAt(connection, 'asked')
    }
    if (connection.round === 1 && this.#has('second-ask-only')) return
    await this.#pause(connection, this.#answerMs + (this.#has('slow')?.ms ?? 0))
    if (this.#has('garbled')) return await this.#say(connection, nonsense())
    const answer = bytesOf(this.#speech.answer(question, this.#said(connection.round)))
    const last = question === this.profile.ask.send.length - 1
    if (last && this.#isMoment(connection, 'answering')) {
      await this.#say(connection, answer.subarray(0, answer.length / 2))
      await this.#pause(connection, REACH_MS)
      return connection.pullOut()
    }
    await this.#say(connection, answer)
    if (last && this.#isMoment(connection, 'answered')) {
      await this.#pause(connection, REACH_MS)
      connection.pullOut()
    }
  }

  #said(round: number): Said {
    const { serial_number, device_name } = this.#has('changing-identity')
      ? renamed(this.identity, round - 1)
      : this.identity
    if (!this.#has('number')) return { serial_number, device_name }
    return { serial_number: Number(serial_number.replace(/\D/g, '')), device_name }
  }

  async #say({ terminal, over }: Connection, bytes: Uint8Array): Promise<void> {
    const split = this.#has('split')
    if (!split) return await terminal.write(bytes)
    for (const byte of bytes) {
      await terminal.write(Uint8Array.of(byte))
      await this.#clock.sleep(split.ms, over.signal)
    }
  }

  async #boot(connection: Connection): Promise<void> {
    const { terminal, over } = connection
    const until = this.#clock.monotonic() + (this.#has('boot')?.ms ?? 0)
    connection.booting = true
    for (let line = 0; this.#clock.monotonic() < until; line += 1) {
      // Not waited for: a device that boots does not care whether anybody reads.
      void terminal.write(bootLine(line))
      await this.#clock.sleep(BOOT_LINE_EVERY_MS, over.signal)
    }
    connection.booting = false
    if (this.#speech.echoes) await this.#say(connection, bytesOf(this.#speech.unknown('')))
  }

  #flood(connection: Connection): void {
    if (connection.flooding || !this.#has('flood')) return
    connection.flooding = true
    const pour = async () => {
      for (let line = 0; this.#has('flood'); line += 64) {
        await connection.terminal.write(floodPiece(line))
        await this.#clock.sleep(FLOOD_EVERY_MS, connection.over.signal)
      }
      connection.flooding = false
    }
    this.#during(connection, pour())
  }

  async #talk(connection: Connection): Promise<void> {
    for (;;) {
      await this.#pause(connection, TALK_EVERY_MS)
      connection.round += 1
      if (!this.#has('silent'))
        await this.#say(connection, bytesOf(this.#speech.answer(0, this.#said(connection.round))))
    }
  }

  #isMoment({ round }: Connection, moment: Moment): boolean {
    return this.#has('unplug')?.at === (round === 1 ? moment : `${moment}-again`)
  }

  #pullOutAt(connection: Connection, moment: Moment): void {
    if (this.#isMoment(connection, moment)) connection.pullOut()
  }

  async #pause({ over }: Connection, milliseconds: number): Promise<void> {
    if (milliseconds > 0) await this.#clock.sleep(milliseconds, over.signal)
  }

  #during(connection: Connection, work: Promise<void>): void {
    void this.#until(connection, work)
  }

  /** Being unplugged ends whatever it was about to say. */
  async #until({ over }: Connection, work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (!over.signal.aborted || !isError(error, 'CANCELLED')) throw error
    }
  }

  #has<K extends FaultKind>(kind: K): Extract<Fault, { kind: K }> | undefined {
    return faultOf(this.#faults, kind)
  }
}
