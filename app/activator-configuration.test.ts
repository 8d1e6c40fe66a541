import { describe, expect, it } from 'vitest'
import { service, start } from '../tests/fakes/core.ts'

describe('a configuration file', () => {
  const elsewhere = JSON.stringify({ service: 'https://elsewhere.example/v1/', name: 'Elsewhere' })

  it('for another service signs out the account of the one before, and asks for a sign-in there', async () => {
    const { core, opened } = await start({ unsaid: true })
    await core.run({ command: 'sign-in', username: 'ada', password: 'right', service })
    const file = { text: elsewhere, name: 'elsewhere.json' }
    expect(await core.ask({ query: 'configuration', ...file })).toEqual({
      changes: [
        { what: 'name', to: 'Elsewhere' },
        { what: 'service', from: service, to: 'https://elsewhere.example/v1/' },
      ],
      signsOut: 'ada',
    })
    expect(core.snapshot().account).toMatchObject({ state: 'signed-in', username: 'ada' })
    expect(await core.run({ command: 'use-configuration', ...file })).toEqual({ accepted: true })
    expect(core.snapshot()).toMatchObject({
      mode: 'account',
      account: { state: 'signed-out', service: 'https://elsewhere.example/v1/' },
      configuration: { name: 'Elsewhere', file: 'elsewhere.json', from: 'kept' },
    })
    expect(core.snapshot().account.username).toBeUndefined()
    await core.run({ command: 'sign-in', username: 'eve', password: 'right' })
    expect(opened.at(-1)).toMatchObject({ username: 'eve', service: 'https://elsewhere.example/v1/' })
    await core[Symbol.asyncDispose]()
  })

  it('can be opened before anything was chosen; one that is wrong changes nothing', async () => {
    const { core } = await start()
    const wrong = { text: '{ "service": 7 }', name: 'wrong.json' }
    expect(await core.run({ command: 'use-configuration', ...wrong })).toMatchObject({
      failure: { code: 'CONFIG_INVALID', params: { where: 'wrong.json', line: 1 } },
    })
    expect(core.snapshot()).toMatchObject({ mode: 'undecided' })
    expect(core.snapshot().configuration).toBeUndefined()
    await core.run({ command: 'use-configuration', text: elsewhere, name: 'elsewhere.json' })
    expect(core.snapshot().mode).toBe('account')
    await core.run({ command: 'forget-configuration' })
    expect(core.snapshot().configuration).toBeUndefined()
    await core[Symbol.asyncDispose]()
  })
})
