/** Who simulated devices say they are: the same for the same seed. */
import { createHash } from 'node:crypto'

export interface DeviceIdentity {
  readonly serial_number: string
  readonly device_name: string
}

/** Where nobody chose one: two simulators without a seed have the same devices. */
export const DEFAULT_SEED = 0

/** The how-manieth device of a seed, from 0. Serial numbers begin with a zero, which must not get lost anywhere. */
export function identityOf(seed: number | string, index: number): DeviceIdentity {
  const start = createHash('sha256').update(`${seed}`).digest().readUInt32BE(0)
  const name = createHash('sha256').update(`${seed}/${index}`).digest('hex').slice(0, 12)
  return { serial_number: String(((start + index) % 90_000) + 1).padStart(6, '0'), device_name: name }
}

/** The same device under another serial number: its last character moved on, so that a profile's pattern still holds. */
export function renamed({ serial_number, device_name }: DeviceIdentity, times: number): DeviceIdentity {
  const last = serial_number.slice(-1)
  const alphabet = /\d/.test(last) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const next = (Math.max(alphabet.indexOf(last.toUpperCase()), 0) + times) % alphabet.length
  return { serial_number: serial_number.slice(0, -1) + alphabet.charAt(next), device_name }
}
