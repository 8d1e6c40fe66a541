/**
 * Who may in: only the browser that was given the address. The address works once and is exchanged for a cookie that no
 * script reads and no other site sends.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export class Entrance {
  readonly #cookieName: string
  /** Hashes: neither memory dumps nor timing give away what opens the door. */
  readonly #tokens = new Set<string>()
  readonly #sessions = new Set<string>()

  /** @param port in the cookie's name, since cookies do not tell ports apart: two hosts must not throw each other out */
  constructor(port: number) {
    this.#cookieName = `device-activator-${port}`
  }

  /** A path that lets one browser in, once. */
  newPath(): string {
    const token = secret()
    this.#tokens.add(hash(token))
    return `${openPath}${token}`
  }

  /** @returns the cookie to set; undefined where the token was never given out or has been used */
  exchange(token: string): string | undefined {
    const known = take(this.#tokens, hash(token))
    if (!known) return undefined
    const session = secret()
    this.#sessions.add(hash(session))
    return `${this.#cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
  }

  knows(cookies: string | undefined): boolean {
    const own = (cookies ?? '')
      .split(';')
      .map((cookie) => cookie.trim())
      .filter((cookie) => cookie.startsWith(`${this.#cookieName}=`))
    const session = own[0]?.slice(this.#cookieName.length + 1)
    return session !== undefined && find(this.#sessions, hash(session)) !== undefined
  }
}

export const openPath = '/open/'

function secret(): string {
  return randomBytes(32).toString('base64url')
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function find(known: ReadonlySet<string>, hashed: string): string | undefined {
  return [...known].find((one) => timingSafeEqual(Buffer.from(one), Buffer.from(hashed)))
}

function take(known: Set<string>, hashed: string): boolean {
  const found = find(known, hashed)
  return found !== undefined && known.delete(found)
}
