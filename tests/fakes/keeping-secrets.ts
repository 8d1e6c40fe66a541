import type { Secrets } from '../../app/outside.ts'

/** Keeps, as a keyring does. */
export function keepingSecrets(): Secrets & { readonly values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    kept: true,
    values,
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
    delete: async (name) => void values.delete(name),
  }
}
