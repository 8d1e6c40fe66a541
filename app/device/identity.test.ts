import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isError } from '../errors.ts'
import { checkIdentity, sameIdentity } from './identity.ts'
import { profileSchema } from './profile.ts'

const profileWith = (identity: object) =>
  profileSchema.parse({
    id: 'x',
    name: { en: 'x', de: 'x', fr: 'x' },
    answer: { kind: 'json', serial_number: '/s', device_name: '/n' },
    identity,
  })
const usual = profileWith({})
const failureFrom = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return isError(error, 'IDENTITY_INVALID') ? error.params : error
  }
}

test('values are kept byte for byte: zeros in front, case, outer blanks', () => {
  const sent = { serial_number: ' 0042 ', device_name: 'aBc' }
  expect(checkIdentity(sent, usual)).toEqual(sent)
})

test('a serial number sent as a number has lost its zeros and is refused', () => {
  expect(failureFrom(() => checkIdentity({ serial_number: 42, device_name: 'x' }, usual))).toEqual({
    field: 'serial_number',
    reason: 'type',
    found: '42',
  })
})

test.each([
  [
    { serial_number: undefined, device_name: 'x' },
    { field: 'serial_number', reason: 'missing' },
  ],
  [
    { serial_number: 'x', device_name: null },
    { field: 'device_name', reason: 'missing' },
  ],
  [
    { serial_number: 'x', device_name: ['x'] },
    { field: 'device_name', reason: 'type', found: '["x"]' },
  ],
  [
    { serial_number: '', device_name: 'x' },
    { field: 'serial_number', reason: 'pattern', found: '' },
  ],
  [
    { serial_number: 'ä', device_name: 'x' },
    { field: 'serial_number', reason: 'pattern', found: 'ä' },
  ],
  [
    { serial_number: 'x\n', device_name: 'x' },
    { field: 'serial_number', reason: 'pattern', found: 'x\n' },
  ],
])('%j is refused as %j', (sent, params) => {
  expect(failureFrom(() => checkIdentity(sent, usual))).toEqual(params)
})

test('blanks are trimmed only where the profile says so, refused where its pattern does', () => {
  const sent = { serial_number: ' 42 ', device_name: 'x' }
  expect(checkIdentity(sent, profileWith({ trim: true })).serial_number).toBe('42')
  const digits = profileWith({ serial_number: '\\d+' })
  expect(failureFrom(() => checkIdentity(sent, digits))).toMatchObject({ reason: 'pattern' })
})

test('a pattern is for the whole value', () => {
  const two = profileWith({ serial_number: 'a|b' })
  expect(failureFrom(() => checkIdentity({ serial_number: 'ax', device_name: 'x' }, two))).toMatchObject({
    reason: 'pattern',
  })
})

test('two reads are the same only if both values are', () => {
  const one = { serial_number: '1', device_name: 'a' }
  expect([sameIdentity(one, { ...one }), sameIdentity(one, { ...one, device_name: 'A' })]).toEqual([true, false])
})

test('whatever values come, there is an identity of printable text or IDENTITY_INVALID', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (serial_number, device_name) => {
      const result = failureFrom(() => checkIdentity({ serial_number, device_name }, usual))
      if (result instanceof Error) throw result
      expect(result).toEqual(expect.any(Object))
    }),
  )
})
