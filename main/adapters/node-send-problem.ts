/** What Node's network errors mean for a request. By their codes, never by their words. */
import type { SendProblem } from '../../app/ownership/send-error.ts'

const dates = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']
const authority = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
]

/** @param reached whether the connection stood, TLS included: before that nothing of the request can have arrived. */
export function problemOf(error: Error, reached: boolean): SendProblem {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  if (dates.includes(code)) return { kind: 'tls', reason: 'date' }
  if (authority.includes(code)) return { kind: 'tls', reason: 'authority' }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return { kind: 'tls', reason: 'host' }
  if (code === 'HPE_HEADER_OVERFLOW') return { kind: 'too-large' }
  // The parser's own codes: what came is no HTTP. Except that nothing more came, which is a broken connection.
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE') return { kind: 'encoding' }
  return { kind: reached ? 'unknown' : 'not-sent', reason: code }
}
