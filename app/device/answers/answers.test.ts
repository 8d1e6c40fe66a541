import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileSchema } from '../profile.ts'
import { readerFor } from '../readers.ts'
import { checksumOf } from './nmea.ts'
import type { Found } from './reader.ts'

type Kind = 'json' | 'regex' | 'shell' | 'at' | 'scpi' | 'nmea'

const answers = {
  json: { kind: 'json', serial_number: '/id/serial', device_name: '/a~1b' },
  regex: { kind: 'regex', pattern: '^SN (?<serial_number>\\S+)\\n(?:.*\\n)*?NAME (?<device_name>.+)\\n' },
  shell: { kind: 'regex', pattern: '^sn=(?<serial_number>.+)\\nname=(?<device_name>.+)\\n', prompt: '[$#] ' },
  at: { kind: 'at', serial_number: 1, device_name: 2 },
  scpi: { kind: 'scpi' },
  nmea: { kind: 'nmea', sentence: 'PDID', serial_number: 1, device_name: 3 },
}

function readerOf(kind: Kind) {
  const ask = kind === 'at' ? { send: ['AT+CGSN', 'AT+CGMM'], wakeUp: 'AT\\r' } : {}
  const name = { en: 'x', de: 'x', fr: 'x' }
  return readerFor(profileSchema.parse({ id: kind, name, answer: answers[kind], ask }))
}

/** What comes of these texts, one after the other. */
function hear(kind: Kind, ...texts: string[]): (Found | 'next')[] {
  const reader = readerOf(kind)
  return texts.flatMap((text) => reader.hear(text) ?? reader.look?.() ?? [])
}
const found = (serial_number: unknown, device_name: unknown) => ({ serial_number, device_name })

describe('json', () => {
  test('values stand at their pointers, as they were sent', () => {
    expect(hear('json', '{"id":{"serial":"012345"},"a/b":" x "}')).toEqual([found('012345', ' x ')])
    expect(hear('json', '{"id":{"serial":12345},"a/b":null}')).toEqual([found(12345, null)])
  })

  test('echoes, logs, half lines and arrays are skipped', () => {
    expect(hear('json', '{"req":"identify"}', '[1.2] {boot}', '{"id":{"serial":"0', '[]', 'null', '')).toEqual([])
  })

  test('what every object has is no value', () => {
    const reader = readerFor(
      profileSchema.parse({
        id: 'x',
        name: { en: 'x', de: 'x', fr: 'x' },
        answer: { kind: 'json', serial_number: '/constructor/name', device_name: '/__proto__' },
      }),
    )
    expect(reader.hear('{}')).toBeUndefined()
    expect(reader.hear('{"__proto__":"own"}')).toEqual(found(undefined, 'own'))
    expect(Object.hasOwn(Object.prototype, 'own')).toBe(false)
  })
})

describe('regex', () => {
  test('named groups over one line or many, whatever stands between', () => {
    expect(hear('regex', 'boot', 'SN 0042', 'warming up', 'NAME pump 7')).toEqual([found('0042', 'pump 7')])
  })

  test('colours are no part of a value', () => {
    expect(hear('regex', '\x1b[1mSN 0042\x1b[0m', '\x1b]0;title\x07NAME \x1b[32mpump\x1b[0m')).toEqual([
      found('0042', 'pump'),
    ])
  })

  test('a shell is done when its prompt stands at the end, however the text is cut', () => {
    const text = 'identify\r\n\x1b[1msn=0042\x1b[0m\r\nname=pump\r\n\x1b[32m$ \x1b[0m'
    expect(hear('shell', ...text)).toEqual(expect.arrayContaining([found('0042', 'pump')]))
    expect(hear('shell', text.slice(0, -6))).toEqual([])
  })
})

describe('at', () => {
  test('one command after the other, each with its value and OK; prefix and quotes are wrapping', () => {
    expect(hear('at', 'AT+CGSN', '', '004999010640000', '', 'OK', 'AT+CGMM', '+CGMM: "EC25"', 'OK')).toEqual([
      'next',
      found('004999010640000', 'EC25'),
    ])
  })

  test('the OK to a wake-up answers nothing, an error neither', () => {
    expect(hear('at', 'AT', 'OK', 'ERROR', '+CME ERROR: 10', 'OK')).toEqual([])
  })

  test('what a modem says unasked in between is not the value', () => {
    const said = ['RING', '+CREG: 1', '490154203237518', '+CSQ: 20,99', 'OK', 'RDY', 'EC25', 'OK']
    expect(hear('at', ...said)).toEqual(['next', found('490154203237518', 'EC25')])
  })

  test('a serial number may begin with AT', () => {
    expect(hear('at', 'AT+CGSN', 'AT00012', 'OK')).toEqual(['next'])
    expect(hear('at', 'AT00012', 'OK', 'm', 'OK')).toEqual(['next', found('AT00012', 'm')])
  })
})

describe('scpi', () => {
  test('fields between commas, blanks kept for the profile to judge', () => {
    expect(hear('scpi', '*IDN?', 'Example,DMM 6500, 0042,1.0')).toEqual([found(' 0042', 'DMM 6500')])
    expect(hear('scpi', 'Example,DMM 6500', 'a,b,c')).toEqual([])
  })
})

describe('nmea', () => {
  const sentence = (body: string) => `$${body}*${checksumOf(body).toString(16).padStart(2, '0')}`

  test('only the sentence that was asked for, and only with its checksum', () => {
    expect(hear('nmea', sentence('PDID,0042,x,pump'))).toEqual([found('0042', 'pump')])
    expect(hear('nmea', '$PDID,0042,x,pump*00', sentence('GPGGA,1,2,3'), '$PDID,0042', 'PDID,1,2,3*00')).toEqual([])
    expect(hear('nmea', sentence('PDID,0042'))).toEqual([found('0042', undefined)])
  })
})

test('whatever a device says, in whatever pieces, no reader throws', () => {
  const pieces = [
    ...['{"id":{"serial":"1"},"a/b":"2"}', 'SN 1', 'NAME 2', 'sn=1\nname=2\n$ ', 'OK', 'AT+CGSN', '\x1b[', '\x1b]0;'],
    ...['a,b,c,d', '$PDID,1,2,3*00', '+CGSN: ', '"', '\\', '*', '\r\n'],
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 12 })
  fc.assert(
    fc.property(fc.constantFrom<Kind>('json', 'regex', 'shell', 'at', 'scpi', 'nmea'), text, (kind, texts) => {
      for (const one of hear(kind, ...texts)) {
        if (one !== 'next') expect(Object.keys(one).sort()).toEqual(['device_name', 'serial_number'])
      }
    }),
  )
})
