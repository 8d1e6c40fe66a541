import { Configured, type Given } from '../../app/configured.ts'
import { ownPatterns } from '../../app/device/patterns.ts'
import type { ConfigurationStore, KeptConfiguration } from '../../app/outside.ts'

/** Keeps a configuration for as long as the test runs. */
export function memoryConfiguration(kept?: KeptConfiguration): ConfigurationStore {
  let now = kept
  return {
    read: async () => now,
    keep: async (next) => {
      now = next
    },
    forget: async () => {
      now = undefined
    },
  }
}

/** What the core goes by; certificates are not looked into. */
export function configuredBy(store = memoryConfiguration(), given?: Given): Configured {
  return new Configured({
    store,
    given,
    patterns: ownPatterns,
    describeAuthorities: (pem) => [`whose ${pem} is`],
    knownProfiles: async () => [{ id: 'shipped', name: { en: 'Shipped' } }],
  })
}
