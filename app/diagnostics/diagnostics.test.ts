import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startProcess } from '../../tests/crash/world.ts'
import { RecordingJournal } from '../../tests/fakes/recording-journal.ts'
import { ScriptedService } from '../../tests/fakes/scripted-service.ts'
import { VirtualClock } from '../../tests/fakes/virtual-clock.ts'
import { diagnosticsFound } from '../api/diagnostics.ts'
import { ActivatorError, failureOf } from '../errors.ts'
import { type DiagnosticsParts, diagnosticsQueries } from './diagnostics.ts'
import { scrubbed, scrubbedText, shortened } from './scrub.ts'

const { signal } = new AbortController()
const nothing = { secrets: [], deviceNames: [] }

async function packed(changed: Partial<DiagnosticsParts> = {}) {
  const parts: DiagnosticsParts = {
    journal: new RecordingJournal(),
    clock: new VirtualClock(),
    about: () => ({ version: '1.2.3' }),
    settings: () => ({ language: 'de' }),
    profiles: () => [],
    ports: () => [],
    checks: () => [],
    logLines: async () => [],
    secrets: async () => [],
    ...changed,
  }
  const found = await diagnosticsQueries(parts).diagnostics({ query: 'diagnostics' }, signal)
  const { name, sections } = diagnosticsFound.diagnostics.parse(found)
  return { name, sections, all: sections.map(({ text }) => text).join('\n') }
}

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789'
/** Long enough that it stands nowhere by chance. */
const secret = fc.string({ unit: fc.constantFrom(...letters), minLength: 16, maxLength: 60 })

const places: readonly ((secret: string) => unknown)[] = [
  (planted) => ({ password: planted }),
  (planted) => ({ deep: [{ refresh_token: planted, client_secret: planted }] }),
  (planted) => ({ headers: { Authorization: `Bearer ${planted}`, Cookie: `a=${planted}; b=2` } }),
  (planted) => ({ kind: 'intent', key: planted }),
  (planted) => ({ 'Idempotency-Key': planted }),
  (planted) => `POST /v1/ Authorization: Basic ${planted}`,
  (planted) => `authorization: custom ${planted} and more ${planted}`,
  (planted) => `https://anna:${planted}@api.example/v1/`,
  (planted) => `grant_type=password&username=anna&password=${planted}&x=1`,
  (planted) => JSON.stringify({ access_token: planted }),
  (planted) => JSON.stringify({ error: JSON.stringify({ access_token: planted }) }),
  (planted) => `ActivatorError {"device_name":"${planted}"}`,
  (planted) => ({ device_name: planted, details: { deviceName: planted } }),
  (planted) => ({ failure: { params: { field: 'device_name', found: planted, expected: planted } } }),
  (planted) => `open http://127.0.0.1:4711/open/${planted}`,
  (planted) => `eyJhbGciOiJIUzI1NiJ9.${planted}.${planted}`,
  (planted) => `set-cookie: device-activator-1=${planted}; Path=/`,
]

it('no secret comes through, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(secret, fc.constantFrom(...places), async (planted, place) => {
      const value = place(planted)
      const line = typeof value === 'string' ? value : JSON.stringify(value)
      const { all } = await packed({
        about: () => ({ value }),
        settings: () => ({ line }),
        profiles: () => value,
        ports: async () => [value],
        checks: () => ({ [line]: 1 }),
        logLines: async () => [line, `{"cut":${line}`, JSON.stringify({ msg: line })],
      })
      expect(all).not.toContain(planted)
    }),
    { numRuns: 300 },
  )
})

it('what is known to be secret comes through nowhere, whatever it is called', async () => {
  await fc.assert(
    fc.asyncProperty(secret, fc.string(), async (planted, around) => {
      const text = `${around}${planted}${around}`
      const { all } = await packed({
        secrets: async () => [planted],
        about: () => ({ text }),
        logLines: async () => [text],
      })
      expect(all).not.toContain(planted)
    }),
  )
})

it('tells each activation with its story, and shortens what claims the device', async () => {
  const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
  const { journal, clock, activate } = startProcess({ service: new ScriptedService() })
  await activate(device).ended
  const { sections, all } = await packed({ journal, clock, logLines: async () => ['read a1b2c3d4e5f8 on a port'] })
  const history = sections.find(({ name }) => name === 'history')?.text ?? ''
  expect(JSON.parse(history)).toMatchObject([{ row: { serial_number: '012345', device_name: 'a1b…' } }])
  expect(history).toContain('"proven"')
  expect(all).not.toContain(device.device_name)
  expect(all).toContain('read a1b… on a port')
})

it('leaves what is no secret as it is', () => {
  for (const kept of [
    'serial_number "012345"',
    'https://api.example/v1/devices/?page=2',
    'the bearer of this',
    '{"port":"/dev/ttyACM0"}',
  ]) {
    expect(scrubbedText(kept, nothing)).toBe(kept.replace('bearer of', 'bearer …'))
  }
  const failure = failureOf(
    new ActivatorError('LABEL_MISMATCH', { source: 'label', expected: '012345', found: '012346' }),
  )
  expect(scrubbed(failure, nothing)).toEqual(failure)
})

it('a short name keeps less of itself', () => {
  expect([shortened('a1b2c3d4e5f8'), shortened('a1b2'), shortened('ab')]).toEqual(['a1b…', 'a…', '…'])
})

it('a source that fails or does not answer takes nothing else with it', async () => {
  const clock = new VirtualClock()
  const hangs = new Promise<never>(() => undefined)
  const packing = packed({
    clock,
    ports: () => {
      throw new ActivatorError('PORT_LIST_UNAVAILABLE', { reason: 'no /sys' })
    },
    checks: () => hangs,
    logLines: () => Promise.reject(new Error('EACCES')),
  })
  const { sections } = await packing
  const text = Object.fromEntries(sections.map((section) => [section.name, section.text]))
  expect(text.ports).toContain('PORT_LIST_UNAVAILABLE')
  expect(text.checks).toContain('no answer in time')
  expect(text.log).toContain('EACCES')
  expect(text.about).toContain('1.2.3')
})

it('keeps the newest lines of a long log', async () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `{"line":${index}}`)
  const { sections } = await packed({ logLines: async () => lines })
  const log = sections.find(({ name }) => name === 'log')?.text.split('\n') ?? []
  expect([log.length, log.at(-1)]).toEqual([500, '{"line":1999}'])
})
