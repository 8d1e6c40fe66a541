/** Passwords as scrypt hashes, written with their cost so that it can be raised without locking anybody out. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt)

/** 2^14 × 8 × 5: what OWASP's password storage cheat sheet gives for 16 MiB. */
const cost = { ln: 14, r: 8, p: 5 }
const KEY_BYTES = 32

/** `$scrypt$ln=14,r=8,p=5$salt$key`, the last two in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await keyOf(password, salt, cost)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${key.toString('base64')}`
}

/** @param hash of the account, or undefined for a name nobody has: that takes as long and is never right. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? NOBODY)
  if (!parts) throw new Error('the stored password hash is damaged')
  const [, ln, r, p, salt = '', expected = ''] = parts
  const key = await keyOf(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) })
  return timingSafeEqual(key, Buffer.from(expected, 'base64')) && hash !== undefined
}

/** A hash that fits no password. */
export const NOBODY = `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${'A'.repeat(22)}==$${'A'.repeat(43)}=`

function keyOf(password: string, salt: Uint8Array, { ln, r, p }: typeof cost): Promise<Buffer> {
  const N = 2 ** ln
  // Node's limit is 32 MiB; a dearer hash, written by a later version, must still be readable.
  return derive(password.normalize('NFC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r })
}
