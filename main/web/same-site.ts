/** Loopback is open to every page in every browser on this machine: only requests of our own page are heard. */
import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/**
 * @param port the host listens on
 * @throws Refusal where the request came by another name (a name that was pointed here: DNS rebinding) or from another
 *   page
 */
export function checkSameSite(request: IncomingMessage, port: number): void {
  const { host, origin } = request.headers
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw new Refusal(421, 'Wrong host')
  if (origin !== undefined && origin !== `http://${host}`) throw new Refusal(403, 'Wrong origin')
  if (request.method === 'POST' && origin === undefined) throw new Refusal(403, 'No origin')
  const site = request.headers['sec-fetch-site']
  // Typed or opened addresses say "none". Older browsers say nothing.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal(403, 'Wrong site')
}
