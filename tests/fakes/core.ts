/** A core over a scripted service and ports that answer at once. */

import { Station } from '../../app/activation/station.ts'
import { createActivator } from '../../app/activator.ts'
import { type Activator, type Snapshot, snapshotSchema } from '../../app/api.ts'
import type { Bench, OpenBench } from '../../app/bench.ts'
import type { Profile } from '../../app/device/profile.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { ConfigurationStore, SettingKey, Settings } from '../../app/outside.ts'
import { replayedPort } from '../../simulator/replayed-port.ts'
import { instantProfile } from '../crash/instant-profile.ts'
import { startProcess } from '../crash/world.ts'
import { memoryBatch } from './memory-batch.ts'
import { configuredBy } from './memory-configuration.ts'
import { ScriptedService } from './scripted-service.ts'

export const device = { serial_number: '012345', device_name: 'a1b2c3d4e5f8' }
export const service = 'http://127.0.0.1:1/v1/'

export function memorySettings(): Settings {
  const values = new Map<SettingKey, string>()
  return {
    get: (key) => values.get(key),
    set: async (key, value) => void (value === undefined ? values.delete(key) : values.set(key, value)),
  }
}

export async function start(
  options: {
    settings?: Settings
    password?: string
    refuse?: ActivatorError
    /** What closing a bench meets. */
    closing?: ActivatorError
    language?: string
    configurations?: ConfigurationStore
    /** Left out: one that no port's chip maps. */
    profiles?: readonly Profile[]
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
      batch: memoryBatch(cloud.access(username)),
      diagnostics: { about: () => ({}), settings: () => ({}), logLines: async () => [], secrets: async () => [] },
      desk: { bus: process.bus, profiles: () => options.profiles ?? [instantProfile], isSimulated: () => true },
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
export function until(core: Activator, so: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
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
export const phaseOn = (snapshot: Snapshot, path: string) =>
  snapshot.ports.find((port) => port.path === path)?.activation?.phase.state
