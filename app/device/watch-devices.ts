/** Devices plugged in and pulled out, whether that shows in the port list or only in an answer. */
import type { PortInfo } from '../outside.ts'
import { type PresenceParts, presence } from './presence.ts'
import type { Profile } from './profile.ts'
import { type PortEvent, watch } from './watch.ts'

/**
 * As `watch`, but a port whose profiles say `presence: answer` is told only once a device answers on it, and gone once
 * none does any more.
 * @param profilesOn those a port may be asked by; none: it is told as it comes
 */
export async function* watchDevices(
  parts: PresenceParts,
  profilesOn: (port: PortInfo) => readonly Profile[],
  signal: AbortSignal,
): AsyncGenerator<PortEvent, void, void> {
  const over = new AbortController()
  const until = AbortSignal.any([signal, over.signal])
  const events = new Waiting<PortEvent>()
  const followed = new Map<string, Followed>()

  const tell = async () => {
    for await (const event of watch(parts.bus, parts.clock, until)) {
      const { path } = event.port
      const before = followed.get(path)
      followed.delete(path)
      if (await before?.stop()) events.add({ kind: 'unplugged', port: event.port })
      const answering = profilesOn(event.port).filter((profile) => profile.presence === 'answer')
      if (event.kind === 'plugged' && answering.length > 0) {
        followed.set(path, follow(parts, event.port, answering, events))
      } else if (before === undefined || event.kind === 'plugged') events.add(event)
    }
  }
  const telling = tell()
    .catch((error: unknown) => events.fail(error))
    .finally(async () => {
      await Promise.all([...followed.values()].map((one) => one.stop()))
      events.end()
    })
  try {
    yield* events
  } finally {
    over.abort()
    await telling
  }
}

interface Followed {
  /** @returns whether a device was there */
  stop(): Promise<boolean>
}

function follow(
  parts: PresenceParts,
  port: PortInfo,
  profiles: readonly Profile[],
  events: Waiting<PortEvent>,
): Followed {
  const over = new AbortController()
  let there = false
  const following = (async () => {
    for await (const event of presence(parts, port, profiles, over.signal)) {
      there = event.kind === 'plugged'
      events.add(event)
    }
  })()
  following.catch((error: unknown) => events.fail(error))
  return {
    async stop() {
      over.abort()
      await following.catch(() => undefined) // told as the failure of the whole
      return there
    },
  }
}

/** What was told and not taken yet, in its order. */
class Waiting<T> implements AsyncIterable<T> {
  readonly #items: T[] = []
  #more = Promise.withResolvers<void>()
  #over = false
  #failed: { readonly error: unknown } | undefined

  add(item: T): void {
    this.#items.push(item)
    this.#more.resolve()
  }

  end(): void {
    this.#over = true
    this.#more.resolve()
  }

  fail(error: unknown): void {
    this.#failed ??= { error }
    this.end()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (;;) {
      this.#more = Promise.withResolvers()
      for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) yield item
      if (this.#failed) throw this.#failed.error
      if (this.#over && this.#items.length === 0) return
      if (this.#items.length === 0) await this.#more.promise
    }
  }
}
