import { ActivatorError } from '../errors.ts'
import type { Pattern } from '../outside.ts'
import type { Identity } from '../ownership/record.ts'
import type { Found } from './answers/reader.ts'
import type { Profile } from './profile.ts'

/**
 * The identity in what a device sent, or why there is none.
 * @throws IDENTITY_INVALID: a value is missing, is no string (a serial number sent as a JSON number has lost its
 *   zeros), or does not match the profile's pattern.
 */
export function checkIdentity(found: Found, { identity: rules }: Profile): Identity {
  return {
    serial_number: check('serial_number', found.serial_number, rules.serial_number, rules.trim),
    device_name: check('device_name', found.device_name, rules.device_name, rules.trim),
  }
}

function check(field: keyof Identity, value: unknown, pattern: Pattern, trim: boolean): string {
  if (value === undefined || value === null) throw new ActivatorError('IDENTITY_INVALID', { field, reason: 'missing' })
  if (typeof value !== 'string') {
    throw new ActivatorError('IDENTITY_INVALID', { field, reason: 'type', found: shortened(JSON.stringify(value)) })
  }
  const text = trim ? value.trim() : value
  if (text.length > 128 || pattern.exec(text) === undefined) {
    throw new ActivatorError('IDENTITY_INVALID', { field, reason: 'pattern', found: shortened(text) })
  }
  return text
}

export function sameIdentity(one: Identity, other: Identity): boolean {
  return one.serial_number === other.serial_number && one.device_name === other.device_name
}

/** Both values may hold any character: JSON keeps ("a","b c") and ("a b","c") apart. */
export function identityKey({ serial_number, device_name }: Identity): string {
  return JSON.stringify([serial_number, device_name])
}

const shortened = (text: string | undefined) => (text ?? '').slice(0, 80)
