/** The core as the window and the browser host show it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Activator } from '../app/api.ts'
import type { OpenBench } from '../app/bench.ts'
import { Configured } from '../app/configured.ts'
import { readProfiles } from '../app/device/profiles.ts'
import { ActivatorError } from '../app/errors.ts'
import { describeAuthorities } from './adapters/authorities.ts'
import { keepConfiguration } from './adapters/kept-configuration.ts'
import { createProfileStore } from './adapters/profile-store.ts'
import { openSettings } from './adapters/settings-file.ts'
import { type ActivatorOptions, accountBench, type BenchOptions, practiceBench } from './benches.ts'
import { clock, settingsFile, uuid } from './compose.ts'
import { diagnosing } from './diagnosing.ts'

/** @throws CONFIG_INVALID when the data folder cannot be made; what is wrong later is shown in the snapshot. */
export async function composeActivator(options: ActivatorOptions): Promise<Activator> {
  const { dataDir, log, language, service, accountUrl, given } = options
  makeFolder(dataDir)
  const settings = await openSettings(settingsFile(dataDir))
  const parts: BenchOptions = { ...options, diagnostics: diagnosing(dataDir, settings, options.about) }
  const openBench: OpenBench = (wanted, configuration) =>
    wanted.mode === 'practice' ? practiceBench(parts, configuration) : accountBench(parts, wanted, configuration)
  const defaults = { service, accountUrl, language }
  const profiles = createProfileStore({ shipped: options.profilesFolder, added: join(dataDir, 'profiles') })
  const { linearPatterns } = await import('./adapters/linear-patterns.ts')
  const configured = new Configured({
    store: keepConfiguration(dataDir),
    given,
    describeAuthorities,
    patterns: linearPatterns,
    knownProfiles: async (signal) => readProfiles(await profiles.files(signal), linearPatterns).profiles,
  })
  // The command line runs without a window's core, and starts the quicker for it.
  const { createActivator } = await import('../app/activator.ts')
  return await createActivator({ openBench, settings, clock, log, run: uuid(), defaults, configured })
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ActivatorError('CONFIG_INVALID', { what: String(error), where: folder }, error)
  }
}
