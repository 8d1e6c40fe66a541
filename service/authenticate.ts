/** Who asks: RFC 6750, header only. Runs before anything of the request's body is read. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServiceClock } from './instants.ts'
import type { Account, Storage } from './storage.ts'
import { hashOf } from './tokens.ts'

const REALM = 'Bearer realm="device-activator"'
const ACCOUNT = 'account'

/** @returns the account of a request that passed {@link authenticate}. */
export const accountOf = (request: FastifyRequest): Account => request.getDecorator<Account>(ACCOUNT)

export function authenticate(storage: Storage, clock: ServiceClock) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { authorization } = request.headers
    const token = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
    if (token === undefined && !/^bearer\b/i.test(authorization ?? '')) {
      // Nothing was presented, so no error is named (RFC 6750, 3.1).
      reply.header('www-authenticate', REALM)
      return reply.code(401).send({ detail: 'Sign in first.', code: 'not_authenticated' })
    }
    const account = token && (await storage.accountOfToken(hashOf(token), clock.now().getTime()))
    if (!account) {
      reply.header('www-authenticate', `${REALM}, error="invalid_token", error_description="unknown or expired"`)
      return reply.code(401).send({ detail: 'The token is unknown or has expired.', code: 'invalid_token' })
    }
    if (!account.manager) {
      return reply.code(403).send({ detail: 'This account may not own devices.', code: 'not_a_manager' })
    }
    request.setDecorator(ACCOUNT, account)
    return undefined
  }
}

export { ACCOUNT }
