/** A file that comes in parts, each as base64, in order. */
import { ActivatorError } from '../../errors.ts'

export class Received {
  readonly name: string
  readonly bytes: Uint8Array
  #count = 0

  /** @param size bytes it will have */
  constructor(name: string, size: number) {
    this.name = name
    this.bytes = new Uint8Array(size)
  }

  get share(): number {
    return this.bytes.length === 0 ? 1 : this.#count / this.bytes.length
  }

  get isWhole(): boolean {
    return this.#count === this.bytes.length
  }

  /** @throws CONFIG_INVALID for what is no base64, and for more than was said */
  add(base64: string): void {
    const text = this.#decoded(base64)
    if (this.#count + text.length > this.bytes.length) throw this.#wrong('is longer than was said')
    for (let index = 0; index < text.length; index += 1) this.bytes[this.#count + index] = text.charCodeAt(index)
    this.#count += text.length
  }

  /** One byte a character. `Uint8Array.fromBase64` is not everywhere yet. */
  #decoded(base64: string): string {
    try {
      return atob(base64)
    } catch (error) {
      throw this.#wrong('came as no base64', error)
    }
  }

  #wrong(what: string, cause?: unknown): ActivatorError {
    return new ActivatorError('CONFIG_INVALID', { what, where: this.name }, cause)
  }
}
