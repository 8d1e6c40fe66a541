import { mostTraceCharacters, type TraceChunk } from '../api/profile-test.ts'
import type { Recorder } from '../device/recording.ts'
import { traceLine } from '../device/trace.ts'
import type { Clock } from '../outside.ts'

/** In one answer. */
const MOST_CHUNKS = 500

/** Every byte of one test both ways, up to what one file may hold. A device that never stops talking fills no memory. */
export class KeptTrace {
  readonly #clock: Clock
  readonly #began: number
  readonly #changed: () => void
  readonly #chunks: TraceChunk[] = []
  readonly #lines: string[] = []
  #characters = 0
  /** As they went over the line, kept or not. */
  readonly bytes = { tx: 0, rx: 0 }
  cut = false

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock
    this.#began = clock.monotonic()
    this.#changed = changed
  }

  readonly record: Recorder = (_port, dir, bytes) => {
    if (bytes.length === 0) return
    this.bytes[dir] += bytes.length
    this.#keep(dir, bytes)
    this.#changed()
  }

  get count(): number {
    return this.#chunks.length
  }

  chunks(from: number): TraceChunk[] {
    return this.#chunks.slice(from, from + MOST_CHUNKS)
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('')
  }

  #keep(dir: 'tx' | 'rx', bytes: Uint8Array): void {
    const us = (this.#clock.monotonic() - this.#began) * 1000
    const line = traceLine({ us, dir, bytes })
    // Once something is missing, what follows would be told as if it had come right after.
    this.cut ||= this.#characters + line.length + 1 > mostTraceCharacters
    if (this.cut) return
    this.#characters += line.length + 1
    this.#lines.push(line)
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    this.#chunks.push({ ms: us / 1000, dir, hex })
  }
}
