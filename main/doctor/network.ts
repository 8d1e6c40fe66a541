/** Whether the service can be reached from here, and whether this machine's clock agrees with it. */

import type { Finding } from '../../app/api/checks.ts'
import type { HttpAnswer, Sender } from '../../app/outside.ts'
import { SendError } from '../../app/ownership/send-error.ts'
import { isClockOff, secondsAhead } from '../../app/ownership/service-time.ts'

type Environment = Readonly<Record<string, string | undefined>>

export async function checkProxy(environment: Environment): Promise<Finding> {
  const value = (name: string) => environment[name.toLowerCase()] || environment[name]
  const proxy = value('HTTPS_PROXY') ?? value('HTTP_PROXY')
  if (!proxy) return { check: 'proxy', state: 'ok', found: { proxy: '' } }
  const address = URL.canParse(proxy) ? new URL(proxy) : undefined
  if (!address || !/^https?:$/.test(address.protocol)) {
    return { check: 'proxy', state: 'fix', found: { proxy: 'not an address' }, fix: 'check-the-proxy' }
  }
  // Only where it stands: user name and password of the proxy are nobody's business.
  return { check: 'proxy', state: 'ok', found: { proxy: address.host, except: value('NO_PROXY') ?? '' } }
}

/** One GET without a token: any answer of a program tells that it is there. */
export async function askService(
  sender: Sender,
  service: string,
  signal: AbortSignal,
): Promise<HttpAnswer | SendError> {
  const request = { method: 'GET', url: service, headers: {}, maxBytes: 2 ** 20, timeoutMs: 10_000 } as const
  try {
    return await sender.send(request, { once: false }, signal)
  } catch (error) {
    if (error instanceof SendError) return error
    throw error
  }
}

/** @param ms how long it took to answer */
export function checkService(service: string, answer: HttpAnswer | SendError, ms = 0): Finding {
  if (!(answer instanceof SendError)) {
    const found = { service, status: answer.status }
    if (isElsewhere(answer, service)) {
      return { check: 'service', state: 'fix', found: { ...found, reason: 'portal' }, fix: 'leave-the-portal' }
    }
    const redirects = answer.status >= 300 && answer.status < 400
    return redirects
      ? { check: 'service', state: 'fix', found: { ...found, reason: 'redirect' }, fix: 'check-the-address' }
      : { check: 'service', state: 'ok', found: { ...found, ms } }
  }
  const { problem } = answer
  if (problem.kind === 'tls') {
    const fix = problem.reason === 'date' ? 'set-the-clock' : 'check-the-certificate'
    return { check: 'service', state: 'fix', found: { service, reason: `tls_${problem.reason}` }, fix }
  }
  const reason = 'reason' in problem ? problem.reason : problem.kind
  return { check: 'service', state: 'fix', found: { service, reason }, fix: 'check-the-network' }
}

/** A captive portal: a page where the service's data are due, or a way to another host. */
function isElsewhere({ status, headers }: HttpAnswer, service: string): boolean {
  if (status === 200 && /^text\/html/i.test(headers['content-type'] ?? '')) return true
  const location = headers.location
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, service)) return false
  return new URL(location, service).host !== new URL(service).host
}

/** Nothing in an activation hangs on the clock; certificates and a person's reading of the history do. */
export function checkClock(answer: HttpAnswer | SendError, now: Date): Finding {
  const local = now.toISOString()
  const ahead = answer instanceof SendError ? undefined : secondsAhead(answer, now)
  if (ahead === undefined) return { check: 'clock', state: 'skipped', found: { local } }
  const found = { local, seconds: Math.abs(ahead) }
  return isClockOff(ahead)
    ? { check: 'clock', state: 'look', found, fix: 'set-the-clock' }
    : { check: 'clock', state: 'ok', found }
}
