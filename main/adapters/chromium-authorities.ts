/**
 * Certificate authorities of a file, in Electron: Chromium knows only the system's, but lets the program have the last
 * word (`session.setCertificateVerifyProc`). Asked only where an unknown authority is all there is to say, and then
 * everything else is checked here again, since Chromium names but one fault of a certificate.
 */
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** What is used of Electron's `Certificate` and of the request of its verify procedure. */
export interface ChromiumCertificate {
  /** PEM. */
  readonly data: string
  readonly issuerCert?: ChromiumCertificate | undefined
}
export interface VerifyRequest {
  readonly hostname: string
  readonly certificate: ChromiumCertificate
  readonly verificationResult: string
}

const TRUSTED = 0
/** What Chromium found itself. */
const AS_FOUND = -3
const WRONG_HOST = -200
const WRONG_DATE = -201
const LONGEST_CHAIN = 8
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'

/** @param authorities PEM. @returns what `setCertificateVerifyProc` takes */
export function trustAlso(authorities: readonly string[], now: () => Date) {
  const trusted = authorities.map((pem) => new X509Certificate(pem))
  return (request: VerifyRequest, callback: (result: number) => void): void => {
    callback(
      request.verificationResult.endsWith('ERR_CERT_AUTHORITY_INVALID') ? verify(request, trusted, now()) : AS_FOUND,
    )
  }
}

function verify({ hostname, certificate }: VerifyRequest, trusted: readonly X509Certificate[], now: Date): number {
  const leaf = new X509Certificate(certificate.data)
  const chain = chainOf(certificate, leaf, trusted)
  if (chain === undefined) return AS_FOUND
  // Key usages beyond this one are not for whom a certificate speaks.
  if (leaf.keyUsage !== undefined && !leaf.keyUsage.includes(SERVER_AUTH)) return AS_FOUND
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if ((isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) === undefined) return WRONG_HOST
  return chain.every((one) => Date.parse(one.validFrom) <= now.getTime() && now.getTime() <= Date.parse(one.validTo))
    ? TRUSTED
    : WRONG_DATE
}

/** From the leaf to one of the trusted, each signed by the next; undefined where none of them is reached. */
function chainOf(given: ChromiumCertificate, leaf: X509Certificate, trusted: readonly X509Certificate[]) {
  const chain = [leaf]
  for (let [at, current] = [given, leaf]; chain.length < LONGEST_CHAIN; ) {
    const anchor = trusted.find((authority) => isSignedBy(current, authority))
    if (anchor !== undefined) return [...chain, anchor]
    if (at.issuerCert === undefined) return undefined
    const issuer = new X509Certificate(at.issuerCert.data)
    if (!isSignedBy(current, issuer)) return undefined
    chain.push(issuer)
    at = at.issuerCert
    current = issuer
  }
  return undefined
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}
