import { describe, expect, it } from 'vitest'
import { device, memorySettings, phaseOn, service, start, until } from '../tests/fakes/core.ts'
import { ActivatorError } from './errors.ts'

describe('the core behind a screen', () => {
  it('leads one device from plugged in to done, and stops for the person in between', async () => {
    const { core, bus } = await start()
    bus.plug('/dev/one', device)
    expect(await core.run({ command: 'choose-mode', mode: 'practice' })).toEqual({ accepted: true })
    await until(core, ({ ports }) => ports.length === 1)
    await core.run({ command: 'activate', port: '/dev/one', profile: 'instant' })
    const asked = await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'confirming')
    const activation = asked.ports[0]?.activation?.id
    await core.run({ command: 'confirm', activation })
    const done = await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'done')
    expect(done.ports[0]?.activation?.phase).toMatchObject({ outcome: 'taken', identity: device })
    expect(await core.ask({ query: 'history' })).toMatchObject({
      rows: [{ outcome: 'taken', owned: 'yes', ...device }],
    })
    await core[Symbol.asyncDispose]()
  })

  it('sends nothing when the person says no', async () => {
    const { core, bus, cloud } = await start()
    bus.plug('/dev/one', device)
    await core.run({ command: 'choose-mode', mode: 'practice' })
    await until(core, ({ ports }) => ports.length === 1)
    await core.run({ command: 'activate', port: '/dev/one', profile: 'instant' })
    const asked = await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'confirming')
    await core.run({ command: 'cancel', activation: asked.ports[0]?.activation?.id })
    const ended = await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'failed')
    expect(ended.ports[0]?.activation?.phase).toMatchObject({ failure: { code: 'CANCELLED' }, owned: 'no' })
    expect(cloud.asked.filter(({ call }) => call === 'POST')).toEqual([])
    await core[Symbol.asyncDispose]()
  })

  it('reads a device again when a person was waited for, and stops if it is another one by then', async () => {
    const { core, bus, cloud } = await start()
    bus.plug('/dev/one', device)
    await core.run({ command: 'choose-mode', mode: 'practice' })
    await until(core, ({ ports }) => ports.length === 1)
    await core.run({ command: 'activate', port: '/dev/one', profile: 'instant' })
    const asked = await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'confirming')
    bus.becomes('/dev/one', { ...device, serial_number: '999999' })
    await core.run({ command: 'confirm', activation: asked.ports[0]?.activation?.id })
    const ended = await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'failed')
    expect(ended.ports[0]?.activation?.phase).toMatchObject({ failure: { code: 'IDENTITY_UNSTABLE' } })
    expect(cloud.asked.filter(({ call }) => call === 'POST')).toEqual([])
    await core[Symbol.asyncDispose]()
  })

  it('opens what was chosen the time before', async () => {
    const settings = memorySettings()
    await settings.set('mode', 'practice')
    const { core, opened } = await start({ settings })
    expect(opened).toEqual([{ mode: 'practice' }])
    expect(core.snapshot().mode).toBe('practice')
  })

  it('speaks the language of the system until a person chooses another', async () => {
    const { core } = await start({ language: 'de-AT' })
    expect(core.snapshot().settings.language).toBe('de')
    await core.run({ command: 'set', language: 'fr' })
    expect(core.snapshot().settings.language).toBe('fr')
    expect((await start({ language: 'xx' })).core.snapshot().settings.language).toBe('en')
  })

  it('never mixes two accounts: another one gets a bench of its own', async () => {
    const { core, opened, disposed } = await start()
    await core.run({ command: 'sign-in', username: 'ada', password: 'right' })
    await core.run({ command: 'sign-in', username: 'ada', password: 'right' })
    await core.run({ command: 'sign-in', username: 'bob', password: 'right' })
    expect(opened.map((wanted) => wanted.mode === 'account' && wanted.username)).toEqual(['ada', 'bob'])
    expect(disposed).toEqual(['ada'])
    expect(core.snapshot().account).toMatchObject({ state: 'signed-in', username: 'bob', service })
  })

  it('says why signing in failed and remembers nothing of it', async () => {
    const { core, settings } = await start()
    const answer = await core.run({ command: 'sign-in', username: 'ada', password: 'wrong' })
    expect(answer).toMatchObject({ failure: { code: 'SIGN_IN_REFUSED', remedy: 'sign-in' } })
    expect(settings.get('username')).toBeUndefined()
  })

  it('shows what kept the data folder from opening', async () => {
    const settings = memorySettings()
    await settings.set('mode', 'practice')
    const refuse = new ActivatorError('DATA_FOLDER_IN_USE', { folder: '/data', pid: 7 })
    const { core } = await start({ settings, refuse })
    expect(core.snapshot().notices).toMatchObject([{ notice: 'failure', failure: { code: 'DATA_FOLDER_IN_USE' } }])
  })

  it('goes on showing it when a person chose what cannot be opened', async () => {
    const refuse = new ActivatorError('DATA_FOLDER_IN_USE', { folder: '/data/practice', pid: 7 })
    const { core } = await start({ refuse })
    const answer = await core.run({ command: 'choose-mode', mode: 'practice' })
    expect(answer).toMatchObject({ failure: { code: 'DATA_FOLDER_IN_USE' } })
    expect(core.snapshot().notices).toMatchObject([{ notice: 'failure', failure: { code: 'DATA_FOLDER_IN_USE' } }])
  })

  it('leaves open what is open when the address to sign in at is not to be trusted', async () => {
    const { core, disposed } = await start()
    await core.run({ command: 'choose-mode', mode: 'practice' })
    const command = { command: 'sign-in', username: 'ada', password: 'right', service: 'http://evil.example/v1/' }
    expect(await core.run(command)).toMatchObject({ failure: { code: 'CONFIG_INVALID' } })
    expect(core.snapshot().mode).toBe('practice')
    expect(disposed).toEqual([])
  })

  it('gives up a sign-in that nobody answers as soon as the person chooses something else', async () => {
    const { core, settings } = await start()
    const signIn = core.run({ command: 'sign-in', username: 'ada', password: 'never answered' })
    expect(await core.run({ command: 'choose-mode', mode: 'practice' })).toEqual({ accepted: true })
    expect(await signIn).toMatchObject({ failure: { code: 'CANCELLED' } })
    expect(core.snapshot().mode).toBe('practice')
    expect(settings.get('username')).toBeUndefined()
  })

  it('says that history changed when it is another one', async () => {
    const { core } = await start()
    await core.run({ command: 'sign-in', username: 'ada', password: 'right' })
    const { results } = core.snapshot()
    await core.run({ command: 'sign-in', username: 'bob', password: 'right' })
    expect(core.snapshot().results).toBeGreaterThan(results)
  })

  it("does not call it practice when a sign-in from there was refused: the desk is the real account's", async () => {
    const { core } = await start()
    await core.run({ command: 'choose-mode', mode: 'practice' })
    await core.run({ command: 'sign-in', username: 'ada', password: 'wrong' })
    expect(core.snapshot()).toMatchObject({ mode: 'account', account: { state: 'signed-out', username: 'ada' } })
  })

  it('tells everybody who listens, and goes on telling, when one of them fails', async () => {
    const { core, bus } = await start()
    core.onSnapshot(() => {
      throw new Error('the window is gone')
    })
    bus.plug('/dev/one', device)
    await core.run({ command: 'choose-mode', mode: 'practice' })
    await until(core, ({ ports }) => ports.length === 1)
    await core.run({ command: 'activate', port: '/dev/one', profile: 'instant' })
    await until(core, (snapshot) => phaseOn(snapshot, '/dev/one') === 'confirming')
    await core[Symbol.asyncDispose]()
  })

  it('opens what was chosen even if what was open did not close well, and says so', async () => {
    const unwritten = new ActivatorError('JOURNAL_UNAVAILABLE', { reason: 'disk full' })
    const { core, opened } = await start({ closing: unwritten })
    await core.run({ command: 'sign-in', username: 'ada', password: 'right' })
    await core.run({ command: 'sign-in', username: 'bob', password: 'right' })
    expect(opened).toHaveLength(2)
    expect(core.snapshot()).toMatchObject({
      account: { state: 'signed-in', username: 'bob' },
      notices: [{ notice: 'failure', failure: { code: 'JOURNAL_UNAVAILABLE' } }],
    })
  })

  it.each([
    { command: 'format-disk' },
    { command: 'activate' },
    null,
    'activate',
    { command: 'confirm', activation: 'x' },
  ])('refuses %j, which is no command', async (command) => {
    const { core } = await start()
    expect(await core.run(command)).toMatchObject({ failure: { code: 'CONFIG_INVALID' } })
  })
})
