import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { serialOnLabel } from './label.ts'
import { profileSchema } from './profile.ts'

describe('without a pattern of its own', () => {
  test.each([
    ['012345', '012345'],
    ['  012345\r\n', '012345'],
    ['AB-012345/7', 'AB-012345/7'],
    ['S/N:012345', '012345'],
    ['S/N: 012345', '012345'],
    ['s/n 012345', '012345'],
    ['SN=012345', '012345'],
    ['SN0001', 'SN0001'],
    ['SN-0001', 'SN-0001'],
    ['SNAKE1', 'SNAKE1'],
    ['Serial No. 012345', '012345'],
    ['Serial Number: 012345', '012345'],
    ['MODEL X200; SN:012345; REV 3', '012345'],
    ['https://example.org/d/012345', '012345'],
    ['https://example.org/d/012345/', '012345'],
    ['https://example.org/q?sn=012345&x=1', '012345'],
    ['HTTPS://EXAMPLE.ORG/Q?SERIAL=012345', '012345'],
    ['https://example.org/d/AB%2F12', 'AB/12'],
  ])('%j carries %j', (text, serial) => {
    expect(serialOnLabel(text, undefined)).toBe(serial)
  })

  test.each(['', '   ', 'two words', 'https://', 'x'.repeat(600), 'https://example.org'])('%j carries none', (text) => {
    expect(serialOnLabel(text, undefined)).toBeUndefined()
  })
})

describe('with a pattern', () => {
  const label = { pattern: '^NL1\\|(?<serial_number>[0-9]{6})\\|' }
  const answer = { kind: 'json', serial_number: '/s', device_name: '/n' }
  const profile = profileSchema.parse({ id: 'one', name: { en: 'One', de: 'Eins', fr: 'Un' }, answer, label })

  it('the group is the serial number', () => {
    expect(serialOnLabel('NL1|012345|a1b2', profile)).toBe('012345')
  })

  it('what does not fit may be the serial number itself, typed or on an older label', () => {
    expect(serialOnLabel('012345', profile)).toBe('012345')
  })

  it('other sentences are no serial number', () => {
    expect(serialOnLabel('NL2|012345|a1 b2', profile)).toBeUndefined()
  })
})

it('whatever a scanner sends, the answer is a short word or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (text) => {
      const serial = serialOnLabel(text, undefined)
      expect(serial === undefined || (serial.length > 0 && serial.length <= text.length)).toBe(true)
    }),
  )
})
