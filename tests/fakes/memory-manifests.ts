/** Packing lists in memory. */
import type { ManifestLine } from '../../app/batch/manifest.ts'
import { ActivatorError } from '../../app/errors.ts'
import type { ManifestStore } from '../../app/outside.ts'

export function memoryManifests(): ManifestStore {
  const kept = new Map<string, readonly ManifestLine[]>()
  return {
    async keep(batch, lines, signal) {
      if (signal.aborted) throw new ActivatorError('CANCELLED', {}, signal.reason)
      kept.set(batch, [...lines])
    },
    lines: (batch) => kept.get(batch) ?? [],
  }
}
