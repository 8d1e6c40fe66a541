/** What Chromium's network errors mean for a request. */
import type { SendProblem } from '../../app/ownership/send-error.ts'

/** Before a connection stood. */
const notSent = [
  'CONNECTION_REFUSED',
  'CONNECTION_FAILED',
  'CONNECTION_TIMED_OUT',
  'NAME_NOT_RESOLVED',
  'NAME_RESOLUTION_FAILED',
  'ADDRESS_UNREACHABLE',
  'ADDRESS_INVALID',
  'INTERNET_DISCONNECTED',
  'NETWORK_ACCESS_DENIED',
  'PROXY_CONNECTION_FAILED',
  'TUNNEL_CONNECTION_FAILED',
]
const problems: Readonly<Record<string, SendProblem>> = {
  CERT_DATE_INVALID: { kind: 'tls', reason: 'date' },
  CERT_COMMON_NAME_INVALID: { kind: 'tls', reason: 'host' },
  RESPONSE_HEADERS_TOO_BIG: { kind: 'too-large' },
  INVALID_HTTP_RESPONSE: { kind: 'encoding' },
  CONTENT_LENGTH_MISMATCH: { kind: 'cut' },
  INCOMPLETE_CHUNKED_ENCODING: { kind: 'cut' },
  CONTENT_DECODING_FAILED: { kind: 'encoding' },
}

export function netProblemOf(error: Error): SendProblem {
  // Electron puts the name of Chromium's error here and nowhere else: a code that happens to be called message.
  const name = /net::ERR_([A-Z0-9_]+)/.exec(error.message)?.[1] ?? 'unknown'
  const known = problems[name]
  if (known !== undefined) return known
  if (name.startsWith('CERT_')) return { kind: 'tls', reason: 'authority' }
  // The handshake: nothing of the request was sent before it was over.
  const early = notSent.includes(name) || name.startsWith('SSL_') || name.startsWith('PROXY_')
  return { kind: early ? 'not-sent' : 'unknown', reason: name }
}
