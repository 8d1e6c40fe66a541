/** POST oauth2/token/: password and refresh grants of RFC 6749, its errors in its own shape. */
import type { FastifyError } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PUBLIC_CLIENT, tokenRequestSchema, tokenSchema } from '../../app/ownership/contract.ts'
import type { ServiceParts } from '../parts.ts'
import { isPassword } from '../passwords.ts'
import { hashOf, newTokens } from '../tokens.ts'

type TokenRequest = z.output<typeof tokenRequestSchema>
const oauthErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() })

export const token: FastifyPluginCallbackZod<{ parts: ServiceParts }> = (app, { parts }, done) => {
  const { storage, clock, limit, accessSeconds } = parts
  const now = () => clock.now().getTime()

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => {
    parsed(null, fieldsOf(String(body)))
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(400).send({ error: 'invalid_request' })
    parts.log.warn('token request failed', { route: request.routeOptions.url, error })
    return reply.code(500).send({ error: 'server_error' })
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('pragma', 'no-cache')
  })

  async function byPassword({ username, password }: Extract<TokenRequest, { grant_type: 'password' }>) {
    const account = await storage.account(username)
    const right = await limit.attempt(username, () => isPassword(password, account?.passwordHash))
    if (right !== true || !account) return right === true ? false : right
    const tokens = newTokens(now(), accessSeconds)
    await storage.addTokens(account.id, tokens.kept)
    return tokens.answer
  }

  async function byRefresh({ refresh_token }: Extract<TokenRequest, { grant_type: 'refresh_token' }>) {
    const tokens = newTokens(now(), accessSeconds)
    return (await storage.rotateTokens(hashOf(refresh_token), tokens.kept, now())) && tokens.answer
  }

  app.post(
    `/${parts.routes.token}`,
    {
      schema: {
        tags: ['account'],
        summary: 'Sign in, or renew a token',
        consumes: ['application/x-www-form-urlencoded'],
        body: tokenRequestSchema,
        response: {
          200: tokenSchema.describe('Signed in.'),
          400: oauthErrorSchema.describe('Wrong name or password, spent or unknown refresh token, or a bad request.'),
          401: oauthErrorSchema.describe('Unknown client.'),
          429: oauthErrorSchema.describe('Too many wrong passwords: Retry-After tells how long to wait, in seconds.'),
        },
      },
      // An unknown grant has its own error, which a schema of known ones cannot tell from a missing field.
      preValidation: async ({ body }, reply) => {
        const grant = z.object({ grant_type: z.string() }).safeParse(body).data?.grant_type
        if (grant === undefined || grant === 'password' || grant === 'refresh_token') return
        return reply.code(400).send({ error: 'unsupported_grant_type' })
      },
    },
    async ({ body, headers }, reply) => {
      if ((body.client_id ?? clientOf(headers.authorization)) !== PUBLIC_CLIENT) {
        reply.header('www-authenticate', 'Basic realm="device-activator"')
        return reply.code(401).send({ error: 'invalid_client' })
      }
      const answer = body.grant_type === 'password' ? await byPassword(body) : await byRefresh(body)
      if (answer === false) return reply.code(400).send({ error: 'invalid_grant' })
      if ('retryAfterSeconds' in answer) {
        reply.header('retry-after', String(answer.retryAfterSeconds))
        return reply.code(429).send({ error: 'temporarily_unavailable', error_description: 'Too many attempts.' })
      }
      return reply.code(200).send(answer)
    },
  )
  done()
}

/** The client may name itself by HTTP Basic as well (RFC 6749, 2.3.1); the public one has no secret to check. */
function clientOf(authorization: string | undefined): string | undefined {
  const encoded = /^basic +(\S+) *$/i.exec(authorization ?? '')?.[1]
  return encoded && Buffer.from(encoded, 'base64').toString().split(':')[0]
}

/** A parameter that comes twice is none: RFC 6749, 3.2. An empty one counts as left out. */
function fieldsOf(form: string): Record<string, string> | undefined {
  const fields = [...new URLSearchParams(form)].filter(([, value]) => value !== '')
  const names = new Set(fields.map(([name]) => name))
  return names.size === fields.length ? Object.fromEntries(fields) : undefined
}
