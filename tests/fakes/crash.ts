/** Stops a run dead at one point: what awaits it there never goes on, as in a process that was killed. */
export interface Crash {
  point(name: string): Promise<void>
}

export const noCrash: Crash = { point: async () => undefined }

export class CrashAt implements Crash {
  readonly #at: number
  #passed = 0
  /** The name of the point it stopped at. */
  readonly happened: Promise<string>
  #tell: (name: string) => void

  /** @param at how many points are passed before. */
  constructor(at: number) {
    this.#at = at
    const { promise, resolve } = Promise.withResolvers<string>()
    this.happened = promise
    this.#tell = resolve
  }

  async point(name: string): Promise<void> {
    const here = this.#passed
    this.#passed += 1
    if (here < this.#at) return
    // Everything after the crash is dead too, whichever chain of promises it hangs on.
    if (here === this.#at) this.#tell(name)
    await new Promise<never>(() => undefined)
  }
}
