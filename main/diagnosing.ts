/** What a host knows of itself for the diagnostics file. */
import { arch, release, type as systemName, version as systemVersion } from 'node:os'
import type { DiagnosticsSources } from '../app/diagnostics/diagnostics.ts'
import type { SettingKey, Settings } from '../app/outside.ts'
import { readLogTail } from './adapters/log-tail.ts'

/** Which of the hosts, and of which version of the program. */
export interface About {
  readonly version: string
  readonly host: 'window' | 'browser'
}

const told = [
  'mode',
  'language',
  'theme',
  'motion',
  'sound',
  'volume',
  'flash',
  'label-size',
  'service',
  'account-url',
  'username',
] as const satisfies readonly SettingKey[]

/** @param dataDir where the log is */
export function diagnosing(
  dataDir: string,
  settings: Settings,
  about: About | undefined,
): Omit<DiagnosticsSources, 'secrets'> {
  return {
    about: () => ({
      ...about,
      system: `${systemName()} ${release()} ${arch()}`,
      system_version: systemVersion(),
      node: process.version,
      ...(process.versions.electron && { electron: process.versions.electron }),
      language: Intl.DateTimeFormat().resolvedOptions().locale,
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      minutes_since_start: Math.round(process.uptime() / 60),
    }),
    settings: () => Object.fromEntries(told.map((key) => [key, settings.get(key)])),
    logLines: () => readLogTail(dataDir),
  }
}
