import { describe, expect, test } from 'vitest'
import { failure } from '../../app/errors.ts'
import { type DeviceEnd, exitCodeOf } from './exit.ts'

const taken: DeviceEnd = { owned: 'yes' }
const silent: DeviceEnd = { owned: 'unknown', failure: failure('DEVICE_SILENT', { port: 'p', attempts: 3 }) }
const refused: DeviceEnd = { owned: 'unknown', failure: failure('SIGN_IN_REFUSED', {}) }
const required: DeviceEnd = { owned: 'unknown', failure: failure('SIGN_IN_REQUIRED', {}) }
const unreachable: DeviceEnd = { owned: 'unknown', failure: failure('SERVICE_UNREACHABLE', { service: 's' }) }
const removed: DeviceEnd = { owned: 'unknown', outcome: 'removed' }
const others: DeviceEnd = { owned: 'no', failure: failure('OWNED_BY_OTHER', { serial_number: '1' }) }
const cancelled: DeviceEnd = { owned: 'unknown', failure: failure('CANCELLED', {}) }
const nonsense = failure('SERVICE_NONSENSE', { what: 'not-json' })
const wrong = failure('CONFIG_INVALID', { what: 'x' })
const inUse = failure('DATA_FOLDER_IN_USE', { folder: 'f', pid: 1 })

describe('the exit code of a run', () => {
  test('is 0 when nothing failed, and when there was nothing to do', () => {
    expect(exitCodeOf({ devices: [taken, taken] })).toBe(0)
    expect(exitCodeOf({})).toBe(0)
  })

  test('is 1 when some device failed', () => {
    expect(exitCodeOf({ devices: [taken, silent] })).toBe(1)
    expect(exitCodeOf({ devices: [others] })).toBe(1)
  })

  test('is 1 when some device was unplugged before it was taken: 0 says that all are owned', () => {
    expect(exitCodeOf({ devices: [removed] })).toBe(1)
    expect(exitCodeOf({ devices: [taken, removed] })).toBe(1)
    expect(exitCodeOf({ devices: [refused, removed] })).toBe(3)
  })

  test('is 2 for wrong use, configuration and a data folder in use, whatever else happened', () => {
    expect(exitCodeOf({ errors: [wrong] })).toBe(2)
    expect(exitCodeOf({ errors: [inUse], devices: [refused], interrupted: true })).toBe(2)
    expect(exitCodeOf({ devices: [taken, { failure: wrong }] })).toBe(2)
  })

  test('a serial number that fits several devices fails that one alone', () => {
    const ambiguous = failure('CONFIG_INVALID', { what: 'fits several', ids: '1, 2' })
    expect(exitCodeOf({ devices: [{ failure: ambiguous }, taken] })).toBe(1)
  })

  test('is 130 when interrupted, before sign-in, network and device failures', () => {
    expect(exitCodeOf({ interrupted: true })).toBe(130)
    expect(exitCodeOf({ interrupted: true, devices: [cancelled, refused, unreachable] })).toBe(130)
    expect(exitCodeOf({ errors: [failure('CANCELLED', {})] })).toBe(130)
    expect(exitCodeOf({ devices: [cancelled] })).toBe(1)
  })

  test('is 3 only when no device got past the sign-in', () => {
    expect(exitCodeOf({ devices: [refused, required] })).toBe(3)
    expect(exitCodeOf({ devices: [refused, silent] })).toBe(3)
    expect(exitCodeOf({ devices: [refused, unreachable] })).toBe(3)
    expect(exitCodeOf({ devices: [required, taken] })).toBe(1)
    expect(exitCodeOf({ devices: [required, others] })).toBe(1)
    expect(exitCodeOf({ errors: [failure('SIGN_IN_REQUIRED', {})] })).toBe(3)
  })

  test('is 4 only when the service was unreachable for every device', () => {
    expect(exitCodeOf({ devices: [unreachable, unreachable] })).toBe(4)
    expect(exitCodeOf({ devices: [unreachable, taken] })).toBe(1)
    expect(exitCodeOf({ devices: [unreachable, silent] })).toBe(1)
    expect(exitCodeOf({ errors: [failure('SERVICE_UNREACHABLE', { service: 's' })] })).toBe(4)
    expect(exitCodeOf({ errors: [failure('SERVICE_UNREACHABLE', { service: 's' })], devices: [taken] })).toBe(1)
  })

  test('is 1 when the sign-in answered nonsense', () => {
    expect(exitCodeOf({ errors: [nonsense] })).toBe(1)
    expect(exitCodeOf({ devices: [{ failure: nonsense, owned: 'unknown' }] })).toBe(1)
  })
})
