import { describe, expect, it } from 'vitest'
import { replayedPort } from '../simulator/replayed-port.ts'
import { instantProfile } from '../tests/crash/instant-profile.ts'
import { startProcess } from '../tests/crash/world.ts'
import { configuredBy } from '../tests/fakes/memory-configuration.ts'
import { ScriptedService } from '../tests/fakes/scripted-service.ts'
import { Station } from './activation/station.ts'
import { createActivator } from './activator.ts'
import { type Activator, type Snapshot, snapshotSchema } from './api.ts'
import type { Bench, OpenBench } from './bench.ts'
import { ActivatorError } from './errors.ts'
import type { ConfigurationStore, SettingKey, Settings } from './outside.ts'

const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
const service = 'http://127.0.0.1:1/v1/'

function memorySettings(): Settings {
  const values = new Map<SettingKey, string>()
  return {
    get: (key) => values.get(key),
    set: async (key, value) => void (value === undefined ? values.delete(key) : values.set(key, value)),
  }
}

/** A core over a scripted service and ports that answer at once. */
async function start(
  options: {
    settings?: Settings
    password?: string
    refuse?: ActivatorError
    /** What closing a bench meets. */
    closing?: ActivatorError
    language?: string
    configurations?: ConfigurationStore
    /** Nobody said at the start which service. */
    unsaid?: boolean
  } = {},
) {
  const cloud = new ScriptedService()
  const process = startProcess({ service: cloud })
  const opened: Parameters<OpenBench>[0][] = []
  const disposed: string[] = []
  const openBench: OpenBench = async (wanted) => {
    if (options.refuse) throw options.refuse
    opened.push(wanted)
    return bench(wanted, disposed)
  }
  const bench = (wanted: Parameters<OpenBench>[0], gone: string[]): Bench => {
    const username = wanted.mode === 'account' ? wanted.username : 'practice'
    let state: 'signed-in' | 'signed-out' = wanted.mode === 'practice' ? 'signed-in' : 'signed-out'
    const parts = { bus: process.bus, clock: process.clock, journal: process.journal }
    return {
      service,
      username,
      session: {
        view: () => ({ state, username }),
        onChange: () => ({ [Symbol.dispose]: () => undefined }),
        async signIn(_name, password, signal) {
          if (password === 'never answered') await process.clock.sleep(3_600_000, signal)
          if (password !== (options.password ?? 'right')) throw new ActivatorError('SIGN_IN_REFUSED', {})
          state = 'signed-in'
        },
        async signOut() {
          state = 'signed-out'
        },
      },
      kept: false,
      station: new Station({
        ...parts,
        access: cloud.access(username),
        managers: { known: () => undefined, learn: () => undefined },
        uuid: () => crypto.randomUUID(),
      }),
      journal: process.journal,
      diagnostics: { about: () => ({}), settings: () => ({}), logLines: async () => [], secrets: async () => [] },
      desk: { bus: process.bus, profiles: () => [instantProfile], isSimulated: () => true },
      devices: {
        access: cloud.access(username),
        managers: { known: () => undefined },
        onOwnership: () => ({ [Symbol.dispose]: () => undefined }),
      },
      profileTest: {
        sources: () => ({ folder: '', sources: [] }),
        replayed: (trace) => replayedPort(trace, process.clock),
      },
      profiles: () => [],
      drawing: () => undefined,
      doctor: { examine: async () => [] },
      notices: () => [],
      usb: { list: async () => [], onChange: () => ({ [Symbol.dispose]: () => undefined }) },
      tryNow: () => undefined,
      onProfiles: () => ({ [Symbol.dispose]: () => undefined }),
      ...(wanted.mode === 'practice' && {
        practice: { plug: async () => void process.bus.plug('/dev/more', device), unplug: async () => undefined },
      }),
      async [Symbol.asyncDispose]() {
        gone.push(username)
        if (options.closing) throw options.closing
      },
    }
  }
  const settings = options.settings ?? memorySettings()
  const core = await createActivator({
    openBench,
    settings,
    clock: process.clock,
    log: { info: () => undefined, warn: () => undefined },
    run: crypto.randomUUID(),
    defaults: { service: options.unsaid ? undefined : service, language: options.language },
    configured: configuredBy(options.configurations),
  })
  return { core, cloud, bus: process.bus, opened, disposed, settings }
}

/** The first snapshot that is so, from now on. */
function until(core: Activator, so: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return new Promise((resolve) => {
    const look = (snapshot: Snapshot) => {
      if (!so(snapshot)) return
      listening[Symbol.dispose]()
      resolve(snapshotSchema.parse(snapshot))
    }
    const listening = core.onSnapshot(look)
    look(core.snapshot())
  })
}
const phaseOn = (snapshot: Snapshot, path: string) =>
  snapshot.ports.find((port) => port.path === path)?.activation?.phase.state

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

describe('a configuration file', () => {
  const elsewhere = JSON.stringify({ service: 'https://elsewhere.example/v1/', name: 'Elsewhere' })

  it('for another service signs out the account of the one before, and asks for a sign-in there', async () => {
    const { core, opened } = await start({ unsaid: true })
    await core.run({ command: 'sign-in', username: 'ada', password: 'right', service })
    const file = { text: elsewhere, name: 'elsewhere.json' }
    expect(await core.ask({ query: 'configuration', ...file })).toEqual({
      changes: [
        { what: 'name', to: 'Elsewhere' },
        { what: 'service', to: 'https://elsewhere.example/v1/' },
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
