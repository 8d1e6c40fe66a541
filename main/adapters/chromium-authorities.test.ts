import { expect, test } from 'vitest'
import { createAuthority } from '../../tests/contracts/certificates.ts'
import { trustAlso } from './chromium-authorities.ts'

const authority = createAuthority()
const day = (n: number) => new Date(Date.now() + n * 86_400_000)
const unknown = 'net::ERR_CERT_AUTHORITY_INVALID'

function verdict(issued: { certificate: string }, more: object = {}, trusted = [authority.certificate]): number {
  const results: number[] = []
  const certificate = { data: issued.certificate }
  const request = { hostname: 'service.example', certificate, verificationResult: unknown, ...more }
  trustAlso(trusted, () => new Date())(request, (result) => results.push(result))
  expect(results.length).toBe(1)
  return results[0] ?? Number.NaN
}

test('what the given authority signed is trusted', () => {
  expect(verdict(authority.issue('service.example', day(-1), day(1)))).toBe(0)
  const local = authority.issue('127.0.0.1', day(-1), day(1))
  expect(verdict(local, { hostname: '127.0.0.1' })).toBe(0)
})

test('Chromium names but one fault, so host and date are checked here', () => {
  expect(verdict(authority.issue('elsewhere.example', day(-1), day(1)))).toBe(-200)
  expect(verdict(authority.issue('service.example', day(-9), day(-1)))).toBe(-201)
  expect(verdict(authority.issue('service.example', day(1), day(2)))).toBe(-201)
})

test('anything else stays as Chromium found it', () => {
  const own = authority.issue('service.example', day(-1), day(1))
  const stranger = createAuthority().issue('service.example', day(-1), day(1))
  expect(verdict(stranger)).toBe(-3)
  expect(verdict(own, {}, [])).toBe(-3)
  expect(verdict(own, { verificationResult: 'net::ERR_CERT_REVOKED' })).toBe(-3)
  expect(verdict(own, { verificationResult: 'OK' })).toBe(-3)
})

test('a certificate that is no authority vouches for nobody', () => {
  const leaf = authority.issue('service.example', day(-1), day(1))
  const forged = createAuthority().issue('service.example', day(-1), day(1))
  expect(verdict(forged, { certificate: { data: forged.certificate, issuerCert: { data: leaf.certificate } } })).toBe(
    -3,
  )
})
