/** The service as a Fastify application, before it listens. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { answerErrors, NOT_FOUND } from './answer.ts'
import { ACCOUNT, authenticate } from './authenticate.ts'
import { owning } from './calls/owning.ts'
import { reading } from './calls/reading.ts'
import { token } from './calls/token.ts'
import { openApi } from './openapi.ts'
import type { ServiceParts } from './parts.ts'

/** A take is some 400 bytes, escaped through and through 2.5 KiB. */
const BODY_BYTES = 16 * 1024
const REQUEST_MS = 30_000

export async function serviceApp(parts: ServiceParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded names nothing.
    frameworkErrors: (_error, _request, reply) => reply.callNotFound(),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerErrors(parts.log))
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(NOT_FOUND))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  })
  await app.register(swagger, { openapi: openApi(parts.routes), transform: jsonSchemaTransform })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  await app.register(token, { parts })
  await app.register(async (calls) => {
    calls.decorateRequest(ACCOUNT, null)
    calls.addHook('onRequest', authenticate(parts.storage, parts.clock))
    acceptEmptyJson(calls)
    await calls.register(reading, { parts })
    await calls.register(owning, { parts })
  })
  return app
}

/** Release has no body, and some clients announce JSON all the same. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, String(body), done)
  })
}
