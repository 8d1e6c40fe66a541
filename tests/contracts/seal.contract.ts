/** What every seal keeps to. */
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Seal } from '../../app/outside.ts'

/** @param open another key each time */
export function sealContract(open: () => Promise<Seal>): void {
  test('what it signed is known by its public key, and by no other', async () => {
    const [seal, other] = [await open(), await open()]
    for (const text of ['', 'a', 'ü\u0000\n✓', 'x'.repeat(100_000)]) {
      const signature = seal.sign(text)
      expect(seal.verify(text, signature, seal.publicKey)).toBe(true)
      expect(other.verify(text, signature, seal.publicKey), 'anybody can verify').toBe(true)
      expect(seal.verify(`${text}.`, signature, seal.publicKey)).toBe(false)
      expect(seal.verify(text, signature, other.publicKey)).toBe(false)
      expect(seal.verify(text, other.sign(text), seal.publicKey)).toBe(false)
      expect(seal.sign(text), 'the same each time').toBe(signature)
    }
  })

  test('no other way to write a signature or a key is taken for it', async () => {
    const seal = await open()
    const signature = seal.sign('a')
    for (const odd of [`${signature}\n`, ` ${signature}`, signature.replace(/=+$/, ''), lastBitsChanged(signature)]) {
      expect(seal.verify('a', odd, seal.publicKey), JSON.stringify(odd)).toBe(false)
    }
    const odd = lastBitsChanged(seal.publicKey)
    expect(seal.verify('a', signature, odd)).toBe(false)
    expect(seal.fingerprintOf(odd)).toBe('')
  })

  test('what is no signature and no key proves nothing, and nothing is thrown', async () => {
    const seal = await open()
    for (const nonsense of ['', 'AAAA', '<b>', 'A'.repeat(88), `${'A'.repeat(86)}==`, '\ud800', seal.fingerprint]) {
      expect(seal.verify('a', nonsense, seal.publicKey)).toBe(false)
      expect(seal.verify('a', seal.sign('a'), nonsense)).toBe(false)
    }
    const others = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('x25519')]
    for (const { publicKey } of others) {
      const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
      expect(seal.verify('a', seal.sign('a'), key)).toBe(false)
    }
  })

  test('a fingerprint is the hash of the key, for eyes to compare', async () => {
    const [seal, other] = [await open(), await open()]
    expect(seal.fingerprint).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){15}$/)
    expect(seal.fingerprintOf(seal.publicKey)).toBe(seal.fingerprint)
    expect(other.fingerprintOf(seal.publicKey)).toBe(seal.fingerprint)
    expect(other.fingerprint).not.toBe(seal.fingerprint)
    expect(seal.fingerprintOf('MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=')).toBe(
      'a1e9 1560 54e0 4fac 899a e9f2 7513 2cdc 07a5 dbc4 ea2c 2ad3 a1ff c6e0 d253 681f',
    )
  })

  test('hashes as the rest of the world does', async () => {
    const seal = await open()
    expect(seal.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(seal.sha256('ü')).toBe('607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f')
  })
}

/** The last sign before the padding has bits that no byte takes. */
function lastBitsChanged(base64: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return base64.replace(/.(?==+$)/, (last) => letters[letters.indexOf(last) + 1] ?? 'A')
}
