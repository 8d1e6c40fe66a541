/** Hashes and Ed25519 signatures by Node's crypto; what the window's older Node does not have is not used. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Seal, SealReader } from '../../app/outside.ts'
import { sha256 } from './sha256.ts'

export const sealReader: SealReader = {
  sha256,

  verify(text, signature, publicKey) {
    const [bytes, key] = [bytesOf(signature), keyOf(publicKey)]
    return bytes !== undefined && key !== undefined && verify(null, Buffer.from(text), key, bytes)
  },

  fingerprintOf(publicKey) {
    const bytes = bytesOf(publicKey)
    if (bytes === undefined) return ''
    const digits = createHash('sha256').update(bytes).digest('hex')
    return digits.replace(/.{4}(?=.)/g, '$& ')
  },
}

/** @param privateKey Ed25519 */
export function sealOf(privateKey: KeyObject): Seal {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
  return {
    ...sealReader,
    publicKey,
    fingerprint: sealReader.fingerprintOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  }
}

/** Only the one way to write them: Node itself would overlook what is no base64, and two texts would be one signature. */
function bytesOf(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : undefined
}

function keyOf(publicKey: string): KeyObject | undefined {
  const key = bytesOf(publicKey)
  if (key === undefined) return undefined
  try {
    const read = createPublicKey({ key, type: 'spki', format: 'der' })
    return read.asymmetricKeyType === 'ed25519' ? read : undefined
  } catch {
    // Bytes of whoever wrote the report: whatever is wrong with them, they are no key.
    return undefined
  }
}
