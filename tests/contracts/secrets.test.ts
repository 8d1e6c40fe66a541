import { describe, expect, test } from 'vitest'
import { type Keyring, openKeyringSecrets } from '../../main/adapters/keyring-secrets.ts'
import { createMemorySecrets } from '../../main/adapters/memory-secrets.ts'
import { secretsContract } from './secrets.contract.ts'

/** A keyring that behaves; `broken` makes it refuse, as a locked one does. */
function fakeKeyring() {
  const values = new Map<string, string>()
  const state = { broken: false }
  const keyring: Keyring = (name) => {
    const guarded = async <T>(work: () => T): Promise<T> => {
      if (state.broken) throw new Error('the collection is locked')
      return work()
    }
    return {
      getPassword: () => guarded(() => values.get(name) ?? null),
      setPassword: (value) => guarded(() => void values.set(name, value)),
      deletePassword: () => guarded(() => values.delete(name)),
    }
  }
  return { keyring, state, values }
}
const noKeyring: Keyring = () => {
  throw new Error('no Secret Service on this bus')
}

describe('in memory', () => {
  secretsContract(async () => ({ secrets: createMemorySecrets(), reopen: async () => createMemorySecrets() }))
})

describe('in a keyring', () => {
  secretsContract(async () => {
    const { keyring } = fakeKeyring()
    return { secrets: await openKeyringSecrets(keyring), reopen: () => openKeyringSecrets(keyring) }
  })
})

describe('where there is no keyring', () => {
  secretsContract(async () => ({
    secrets: await openKeyringSecrets(noKeyring),
    reopen: () => openKeyringSecrets(noKeyring),
  }))
})

test('a keyring that refuses later is not trusted any more, and nothing of this run is lost', async () => {
  const { keyring, state, values } = fakeKeyring()
  const secrets = await openKeyringSecrets(keyring)
  await secrets.set('a', 'first')
  state.broken = true
  await secrets.set('a', 'second')
  expect([await secrets.get('a'), secrets.kept]).toEqual(['second', false])
  expect(values.get('a')).toBe('first')
})

test("the system's own keyring is opened, or its absence is said; it never throws", async () => {
  const secrets = await openKeyringSecrets()
  expect(typeof secrets.kept).toBe('boolean')
  expect(await secrets.get('device-activator test: never set')).toBeUndefined()
})
