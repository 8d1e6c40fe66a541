/** Certificates made on the spot: valid, expired, for another host, from an authority of one's own. DER by hand. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'

export interface Issued {
  /** PEM. */
  readonly certificate: string
  readonly key: string
}
export interface Authority extends Issued {
  issue(host: string, from: Date, to: Date): Issued
}

const DAY_MS = 86_400_000

/** An authority that is valid for a day around now. */
export function createAuthority(): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = named('Test authority')
  const [from, to] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)]
  const make = (subject: Buffer, key: KeyObject, extensions: Buffer, start: Date, end: Date) =>
    certificate({ issuer: name, subject, key, extensions, start, end }, keys.privateKey)
  return {
    certificate: make(
      name,
      keys.publicKey,
      sequence(extension([2, 5, 29, 19], sequence(der(1, [255])), true)),
      from,
      to,
    ),
    key: pem(keys.privateKey),
    issue(host, start, end) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const address = isIPv4(host) ? der(0x87, host.split('.').map(Number)) : der(0x82, Buffer.from(host))
      const usage = extension([2, 5, 29, 37], sequence(oid([1, 3, 6, 1, 5, 5, 7, 3, 1])))
      const extensions = sequence(extension([2, 5, 29, 17], sequence(address)), usage)
      return { certificate: make(named(host), own.publicKey, extensions, start, end), key: pem(own.privateKey) }
    },
  }
}

interface ToSign {
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly key: KeyObject
  readonly extensions: Buffer
  readonly start: Date
  readonly end: Date
}

function certificate({ issuer, subject, key, extensions, start, end }: ToSign, signer: KeyObject): string {
  const algorithm = sequence(oid([1, 2, 840, 10045, 4, 3, 2]))
  const serial = der(2, [1, ...crypto.getRandomValues(new Uint8Array(8))])
  const subjectKey = key.export({ type: 'spki', format: 'der' })
  const body = sequence(
    der(0xa0, der(2, [2])),
    serial,
    algorithm,
    issuer,
    sequence(time(start), time(end)),
    subject,
    subjectKey,
    der(0xa3, extensions),
  )
  const whole = sequence(body, algorithm, der(3, [0, ...sign('sha256', body, signer)]))
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, content: Uint8Array | readonly number[]): Buffer {
  const bytes = Buffer.from(content)
  const size = bytes.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), bytes])
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts))

function oid([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const septets = (n: number): number[] => (n < 128 ? [n] : [...septets(n >> 7).map((s) => s | 128), n & 127])
  return der(6, [first * 40 + second, ...rest.flatMap(septets)])
}

const named = (name: string): Buffer => sequence(der(0x31, sequence(oid([2, 5, 4, 3]), der(12, Buffer.from(name)))))

const time = (date: Date): Buffer => der(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))

const extension = (id: readonly number[], value: Buffer, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [der(1, [255])] : []), der(4, value))

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
