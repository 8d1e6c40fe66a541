/** Secrets for this run only: where the system keeps none, and in practice mode. */
import type { Secrets } from '../../app/outside.ts'

export function createMemorySecrets(): Secrets {
  const values = new Map<string, string>()
  return {
    kept: false,
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
    delete: async (name) => void values.delete(name),
  }
}
