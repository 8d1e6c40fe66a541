import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PortInfo } from '../outside.ts'
import { bytesOf } from './escapes.ts'
import { ownPatterns } from './patterns.ts'
import { type Profile, profileSchema } from './profile.ts'
import { profilesFor, readProfiles } from './profiles.ts'

const name = { en: 'x', de: 'x', fr: 'x' }
const answer = { kind: 'json', serial_number: '/s', device_name: '/n' }
const profile = (more: object = {}): Profile => profileSchema.parse({ id: 'one', name, answer, ...more })
const file = (text: string, origin: 'shipped' | 'added' = 'added', where = 'p.json') => ({ file: where, origin, text })

describe('reading', () => {
  test('what is wrong is told by file, line and reason, and stops no other file', () => {
    const bad = `{
  "id": "one",
  "name": { "en": "x", "de": "x" },
  "answer": { "kind": "json", "serial_number": "/s", "device_name": "n" },
  "ask": { "send": ["\\\\q"], "attemps": 3 }
}`
    const good = JSON.stringify({ id: 'two', name, answer })
    const { profiles, problems } = readProfiles([file(bad, 'added', 'bad.json'), file(good)], ownPatterns)
    expect(profiles.map(({ id }) => id)).toEqual(['two'])
    expect(problems.map(({ file: where, line, reason }) => [where, line, reason.split(':')[0]])).toEqual([
      ['bad.json', 3, 'name.fr'],
      ['bad.json', 5, 'ask.send.0'],
      ['bad.json', 5, 'ask'],
      ['bad.json', 4, 'answer.device_name'],
    ])
  })

  test('broken JSON is told with its line', () => {
    const { problems } = readProfiles([file('{\n  "id": "one",\n  "name" {}\n}')], ownPatterns)
    expect(problems).toMatchObject([{ file: 'p.json', line: 3 }])
  })

  test.each([
    ['no command for a value', { answer: { kind: 'at', serial_number: 1, device_name: 2 }, ask: { send: ['AT'] } }],
    ['a regular expression that is none', { identity: { serial_number: '(' } }],
    ['a pattern without its groups', { answer: { kind: 'regex', pattern: '.*' } }],
    ['a settling that never ends', { serial: { settleMs: 100, settleCapMs: 10 } }],
    ['a picture elsewhere', { guide: [{ text: name, picture: '../../etc/passwd' }] }],
    ['a description that comes and goes', { presence: 'answer', answer: { kind: 'usb' } }],
    ['an id that is a path', { id: '../x' }],
  ])('%s is refused', (_, more) => {
    const { profiles, problems } = readProfiles(
      [file(JSON.stringify({ id: 'one', name, answer, ...more }, null, 1))],
      ownPatterns,
    )
    expect(profiles).toEqual([])
    expect(problems[0]?.line).toBeGreaterThan(1)
  })

  test('an added profile takes the place of the shipped one, whichever file comes first', () => {
    const shipped = file(JSON.stringify({ id: 'one', name, answer, presence: 'port' }), 'shipped')
    const added = file(JSON.stringify({ id: 'one', name, answer, presence: 'answer' }), 'added')
    for (const files of [
      [shipped, added],
      [added, shipped],
    ]) {
      expect(readProfiles(files, ownPatterns)).toMatchObject({ profiles: [{ presence: 'answer' }], problems: [] })
    }
  })

  test('of two added ones with the same id the first counts, and the other is told', () => {
    const one = file(JSON.stringify({ id: 'one', name, answer }), 'added', 'a.json')
    const other = file(JSON.stringify({ id: 'one', name, answer, presence: 'answer' }), 'added', 'b.json')
    expect(readProfiles([one, other], ownPatterns)).toMatchObject({
      profiles: [{ presence: 'port' }],
      problems: [{ file: 'b.json' }],
    })
  })

  test('bytes to send are written with escapes', () => {
    const { ask } = profile({ ask: { send: ['a\\x00\\xff\\r\\\\'], terminator: '\\n' } })
    expect([...bytesOf(`${ask.send[0]}${ask.terminator}`)]).toEqual([0x61, 0x00, 0xff, 0x0d, 0x5c, 0x0a])
  })

  test('whatever a file holds, it is a profile or a problem with a line', () => {
    const json = fc.json({ maxDepth: 3 })
    const fields = fc.constantFrom('id', 'name', 'answer', 'serial', 'ask', 'usb', 'identity', 'guide', '__proto__')
    const almost = fc
      .dictionary(fields, fc.jsonValue({ maxDepth: 2 }))
      .map((value) => JSON.stringify(Object.assign(Object.create(null), { id: 'one', name, answer }, value)))
    fc.assert(
      fc.property(fc.oneof(json, almost, fc.string({ unit: 'binary' })), (text) => {
        const { profiles, problems } = readProfiles([file(text)], ownPatterns)
        expect(profiles.length > 0 || problems.every(({ line }) => (line ?? 0) > 0)).toBe(true)
        expect(profiles.length + problems.length).toBeGreaterThan(0)
      }),
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('which profiles a port is asked by', () => {
  const port: PortInfo = { path: 'p', vendorId: '0403', productId: '6001', interface: '02', product: 'Pump' }
  const mapped = (usb: object, more: object = {}) =>
    profile({ usb: [{ vendorId: '0403', productId: '6001', ...usb }], ...more })

  test('ids are compared case-blind, with or without 0x', () => {
    const upper = profile({ usb: [{ vendorId: '0X2E8A', productId: 'a' }] })
    expect(profilesFor({ path: 'p', vendorId: '2e8a', productId: '000a' }, [upper])).toHaveLength(1)
  })

  test.each([
    ['another product', { productId: '6002' }, 0],
    ['another name', { product: 'pump' }, 0],
    ['its name', { product: 'Pump' }, 1],
    ['its interface', { interface: '2' }, 1],
    ['another interface', { interface: '0x03' }, 0],
    ['a mere adapter chip', { generic: true }, 0],
  ])('%s: %j', (_, usb, count) => {
    expect(profilesFor(port, [mapped(usb)])).toHaveLength(count)
  })

  test('a port that does not tell its interface is none of a composite device', () => {
    expect(profilesFor({ path: 'p', vendorId: '0403', productId: '6001' }, [mapped({ interface: '0' })])).toEqual([])
  })

  test('the cheapest first: nothing to ask, then the shortest to wait for at worst', () => {
    const slow = mapped({}, { id: 'slow', ask: { timeoutMs: 5000 } })
    const quick = mapped({}, { id: 'quick', ask: { timeoutMs: 100 } })
    const free = mapped({}, { id: 'free', answer: { kind: 'usb' } })
    expect(profilesFor(port, [slow, quick, free]).map(({ id }) => id)).toEqual(['free', 'quick', 'slow'])
  })

  test('chosen by a person: that one alone, whatever the port is; one that is not there: none', () => {
    const all = [profile({ id: 'one' }), mapped({}, { id: 'two' })]
    expect(profilesFor(port, all, 'one').map(({ id }) => id)).toEqual(['one'])
    expect(profilesFor(port, all, 'three')).toEqual([])
    expect(profilesFor({ path: 'p' }, all)).toEqual([])
  })
})
