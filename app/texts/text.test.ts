import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ErrorCode, type ErrorParams, errorCodes, type Failure, failure, remedies } from '../errors.ts'
import { de } from './de.ts'
import { en, type TextKey } from './en.ts'
import { failureText } from './failure-text.ts'
import { fr } from './fr.ts'
import { shown } from './shown.ts'
import { createTexts } from './text.ts'
import { createTimes } from './times.ts'

const catalogues = { en, de, fr }
// Object.keys forgets that the keys of `en` are exactly the text keys.
const keys = Object.keys(en) as TextKey[]
const allNames = new Set(keys.flatMap((key) => [...en[key].matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '')))

describe('the catalogue', () => {
  it('says each thing in one place: no key stands in two of its parts', () => {
    const folder = import.meta.dirname
    const parts = readdirSync(folder).filter((file) => /^[\w-]+\.en\.ts$/.test(file))
    const all = parts.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([\w.-]+)':/gm)])
    const names = all.map(([, name]) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(names.length).toBe(keys.length)
  })

  it.each(['en', 'de', 'fr'] as const)('has only messages that can be read (%s)', (language) => {
    const t = createTexts(language)
    for (const key of keys) expect(() => t.fill(key, {}), key).not.toThrow()
  })

  it.each(['de', 'fr'] as const)('asks for the same values in %s as in English', (language) => {
    const different = keys.filter((key) => String(namesIn(en[key])) !== String(namesIn(catalogues[language][key])))
    expect(different).toEqual([])
  })

  it.each(['de', 'fr'] as const)('is translated: hardly any text is the English one (%s)', (language) => {
    const same = keys.filter((key) => catalogues[language][key] === en[key] && / /.test(en[key]))
    expect(same.filter((key) => key !== 'app.name')).toEqual([])
  })
})

describe('a message', () => {
  it('counts in the way of its language', () => {
    const late = (language: 'en' | 'de', seconds: number) =>
      createTexts(language)('failure.TIMED_OUT.what', { seconds })
    expect(late('en', 1)).toBe('It was not finished within 1 second.')
    expect(late('en', 0)).toBe('It was not finished within 0 seconds.')
    expect(late('de', 2)).toBe('Es wurde nicht innerhalb von 2 Sekunden fertig.')
  })

  it('shows what a device sent with its controls written out', () => {
    const text = createTexts('en')('usb.ask', { name: '/dev/tty\u001b[2J\u202eUSB' })
    expect(text).toBe('Ask /dev/tty\\u001b[2J\\u202eUSB')
  })

  it('is not a message itself because a value looks like one', () => {
    expect(createTexts('en')('usb.ask', { name: '{count, plural, x}' })).toBe('Ask {count, plural, x}')
  })

  it('does without a value that data left out', () => {
    expect(createTexts('en').fill('usb.ask', {})).toBe('Ask ')
  })
})

describe('hostile text', () => {
  it('keeps letters of every script and loses everything that moves, hides or turns round', () => {
    expect(shown('Gerät 器 ✓')).toBe('Gerät 器 ✓')
    expect(shown('a\u0000b\r\nc\u200bd\u2028e\ud800')).toBe('a\\u0000b\\u000d\\u000ac\\u200bd\\u2028e\\ufffd')
  })

  it('is cut where it never ends', () => {
    expect(shown('x'.repeat(100_000)).length).toBeLessThan(500)
  })

  it('shows nothing that is not visible, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(shown(text))))
  })
})

describe('a failure', () => {
  const t = createTexts('en')

  it('says what happened, what it means for the device and what to do now', () => {
    const text = failureText(t, failure('OWNED_BY_OTHER', { serial_number: '004217' }), 'no')
    expect(text.title).toBe('This device belongs to another account')
    expect(text.what).toContain('004217')
    expect(text.device).toBe('Not yours, and unchanged. It goes on working for its owner.')
    expect(text.device.startsWith(text.lead)).toBe(true)
    expect(text.remedy).toContain('release')
  })

  it('does not pretend that something was sent when the device never answered', () => {
    const text = failureText(t, failure('DEVICE_SILENT', { port: 'COM3', attempts: 3 }), 'unknown')
    expect(text.device).toBe('Unchanged. The service was not asked to change anything.')
  })

  it('promises nothing when the answer of the service was lost', () => {
    const text = failureText(t, failure('SERVICE_UNREACHABLE', { service: 'https://x/v1/' }), 'unknown')
    expect(text.lead).toBe('Not known yet.')
  })

  it('says nothing about a device where none is concerned', () => {
    expect(failureText(t, failure('SIGN_IN_REFUSED', {})).device).toBe('')
  })

  it('names the program that holds a port only when it is known', () => {
    const of = (params: ErrorParams['PORT_BUSY']) => failureText(t, failure('PORT_BUSY', params)).what
    expect(of({ port: 'COM3' })).toBe('Another program has opened COM3.')
    expect(of({ port: 'COM3', holder: 'picocom', pid: 12345 })).toBe('picocom (process 12345) has opened COM3.')
  })

  it('says more where evidence does: the program by name, the group, the person who saw that they differ', () => {
    const held = failureText(t, failure('PORT_BUSY', { port: 'COM3', holder: 'ModemManager', pid: 812 }))
    expect(held.what).toBe('ModemManager (process 812) has opened COM3 to see whether it is a modem.')
    expect(held.remedy).toContain('20 seconds')
    expect(failureText(t, failure('PORT_PERMISSION', { port: 'COM3', group: 'dialout' })).remedy).toContain('“dialout”')
    const differs = failureText(t, failure('LABEL_MISMATCH', { source: 'label', expected: '', found: '012345' }))
    expect(differs.what).toBe('You said that the label is different. The device says 012345.')
  })

  it.each(['en', 'de', 'fr'] as const)(
    'has words for every code and remedy, whatever its values are (%s)',
    (language) => {
      const words = createTexts(language)
      const value = fc.oneof(fc.string(), fc.double(), fc.integer())
      const failures: fc.Arbitrary<Failure> = fc.record({
        code: fc.constantFrom<ErrorCode>(...errorCodes),
        params: fc.dictionary(fc.constantFrom(...paramNames), value),
        remedy: fc.constantFrom(...remedies),
        retry: fc.constantFrom('now', 'after-remedy', 'never'),
      })
      fc.assert(
        fc.property(failures, fc.constantFrom('yes', 'no', 'unknown'), (failed, owned) => {
          const { title, what, device, remedy } = failureText(words, failed, owned)
          return [title, what, device, remedy].every((text) => text.length > 0 && !/\{|\bundefined\b/.test(plain(text)))
        }),
      )
      // Values may hold braces themselves; only those of the message would be a mistake.
      function plain(text: string): string {
        return text.includes('{') ? '' : text
      }
    },
  )
})

describe('times', () => {
  it('are short and in the way of the language', () => {
    expect(createTimes('en').duration(284)).toBe('0.28 s')
    expect(createTimes('de').duration(284)).toBe('0,28 s')
    expect(createTimes('en').duration(185_400)).toBe('3 min 5 s')
    expect(createTimes('en').clock(new Date(2026, 10, 24, 14, 2, 11))).toBe('14:02:11')
    expect(createTimes('de').day(new Date(2026, 10, 24, 14, 2, 11))).toBe('24.11.2026')
  })
})

const paramNames = ['port', 'holder', 'pid', 'group', 'reason', 'attempts', 'cap', 'bytes', 'field', 'found', 'first']
paramNames.push(
  'second',
  'profile',
  'source',
  'expected',
  'serial_number',
  'account',
  'device_id',
  'seconds',
  'service',
)
paramNames.push('status', 'detail', 'what', 'where', 'local_time', 'line', 'ids', 'file', 'folder', 'host')

/** A branch of one word looks like a name too; no English branch is one. */
function namesIn(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '')
  return [...new Set(names)].filter((name) => allNames.has(name)).sort()
}
