/** A configuration file as a person opens it: shown before it is used, kept, and taken back. */
import { describe, expect, it, test } from 'vitest'
import { configuredBy, memoryConfiguration } from '../tests/fakes/memory-configuration.ts'
import type { Configured } from './configured.ts'
import { isError } from './errors.ts'

const profile = {
  id: 'own',
  name: { en: 'Own', de: 'Eigenes', fr: 'Propre' },
  usb: [{ vendorId: '0x1A', productId: '1' }],
  answer: { kind: 'json', serial_number: '/s', device_name: '/n' },
}
const maker = {
  name: 'Nordlicht',
  service: 'https://cloud.example/v1/',
  accent: '#0a7d55',
  routes: { take: 'devices/claim/' },
  profiles: [profile],
}
const text = JSON.stringify(maker, null, 2)

const { signal } = new AbortController()

async function changed(configured: Configured, text: string, file: string, said?: string) {
  return (await configured.changes(text, file, { said, signal })).changes
}

async function whyRefused(text: string) {
  try {
    await changed(configuredBy(), text, 'a.json')
  } catch (error) {
    if (isError(error, 'CONFIG_INVALID')) return error.params
    throw error
  }
  return undefined
}

describe('before it is used', () => {
  it('says what will be different, and changes nothing', async () => {
    const configured = configuredBy()
    expect(await changed(configured, text, 'nordlicht.json')).toEqual([
      { what: 'name', to: 'Nordlicht' },
      { what: 'service', to: 'https://cloud.example/v1/' },
      { what: 'routes', to: 'take: devices/claim/' },
      { what: 'profile-added', to: 'Own (own)' },
      { what: 'accent', to: '#0a7d55' },
    ])
    expect(configured.current).toEqual({})
    expect(configured.view()).toBeUndefined()
  })

  it('shows what goes back to what the app has by itself', async () => {
    const configured = configuredBy()
    await configured.use(text, 'nordlicht.json')
    expect(await changed(configured, '{"service":"https://cloud.example/v1/"}', 'b.json')).toEqual([
      { what: 'name', from: 'Nordlicht' },
      { what: 'routes', from: 'take: devices/claim/' },
      { what: 'profile-removed', from: 'Own (own)' },
      { what: 'accent', from: '#0a7d55' },
    ])
    expect(await changed(configured, text, 'nordlicht.json')).toEqual([])
  })

  it('names the profile of the app that another one stands in place of, and that it comes back', async () => {
    const configured = configuredBy()
    const instead = JSON.stringify({ profiles: [{ ...profile, id: 'shipped' }] })
    const names = { from: 'Shipped (shipped)', to: 'Own (shipped)' }
    expect(await changed(configured, instead, 'a.json')).toEqual([{ what: 'profile-replaced', ...names }])
    await configured.use(instead, 'a.json')
    expect(await changed(configured, '{}', 'b.json')).toEqual([
      { what: 'profile-replaced', from: names.to, to: names.from },
    ])
  })

  it('goes by the service somebody signed in at: it is left only for another one', async () => {
    const said = 'https://said.example/v1/'
    const configured = configuredBy()
    expect(await changed(configured, '{}', 'a.json', said)).toEqual([])
    expect(await changed(configured, `{"service":"${said}"}`, 'a.json', said)).toEqual([])
    expect(await changed(configured, '{"service":"https://cloud.example/v1/"}', 'a.json', said)).toEqual([
      { what: 'service', from: said, to: 'https://cloud.example/v1/' },
    ])
  })

  it('says whose certificates it trusts', async () => {
    expect(await changed(configuredBy(), '{"ca":"CN=Nordlicht"}', 'a.json')).toEqual([
      { what: 'authorities', to: 'whose CN=Nordlicht is' },
    ])
  })

  test.each([
    ['{\n  "service": "http://cloud.example/v1/"\n}', 2, /https/],
    ['{\n  "accent": "#ffcc00"\n}', 2, /contrast/],
    ['{\n  "accent": "red"\n}', 2, /colour/],
    ['{\n  "profiles": [\n    { "id": "own" }\n  ]\n}', 3, /name/],
    ['{\n  "caFile": "ca.pem"\n}', 2, /only its text is here/],
    ['{ "__proto__": { "service": "https://evil.example/v1/" } }', 1, /__proto__/],
    [`${'['.repeat(500)}${']'.repeat(500)}`, 1, /./],
  ])('what is wrong is named: %s', async (wrong, line, what) => {
    expect(await whyRefused(wrong)).toEqual({ what: expect.stringMatching(what), where: 'a.json', line })
  })
})

describe('used', () => {
  it('is gone by at once and at the next start', async () => {
    const store = memoryConfiguration()
    const configured = configuredBy(store)
    await configured.use(text, 'nordlicht.json')
    expect(configured.current.service).toBe('https://cloud.example/v1/')
    const next = configuredBy(store)
    await next.resume()
    expect(next.view()).toEqual({ name: 'Nordlicht', accent: '#0a7d55', file: 'nordlicht.json', from: 'kept' })
    expect(next.current.profiles?.map(({ id, usb }) => [id, usb[0]?.vendorId])).toEqual([['own', '001a']])
  })

  it('taken back, the app is as it was', async () => {
    const store = memoryConfiguration()
    const configured = configuredBy(store)
    await configured.use(text, 'nordlicht.json')
    await configured.forget()
    expect(configured.current).toEqual({})
    expect(await store.read()).toBeUndefined()
  })

  it('kept and unreadable by now, it is told and the app goes on without it', async () => {
    const configured = configuredBy(memoryConfiguration({ name: 'old.json', text: '{"service":7}' }))
    await configured.resume()
    expect(configured.current).toEqual({})
    expect(configured.failure).toMatchObject({ code: 'CONFIG_INVALID', params: { where: 'old.json' } })
  })

  it('one given with the start goes before it, and no other is taken', async () => {
    const given = { file: 'given.json', configuration: { service: 'https://given.example/v1/' } }
    const configured = configuredBy(memoryConfiguration({ name: 'kept.json', text }), given)
    await configured.resume()
    expect(configured.current.service).toBe('https://given.example/v1/')
    await expect(changed(configured, text, 'nordlicht.json')).rejects.toThrow('start without --config')
    await expect(configured.use(text, 'nordlicht.json')).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  })
})
