/** The service as a Fastify application, before it listens. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { PUBLIC_CLIENT, type Routes } from '../app/ownership/contract.ts'
import { answerErrors, NOT_FOUND } from './answer.ts'
import { ACCOUNT, authenticate } from './authenticate.ts'
import { owning } from './calls/owning.ts'
import { reading } from './calls/reading.ts'
import { pathOf } from './calls/shape.ts'
import { token } from './calls/token.ts'
import { openApi } from './openapi.ts'
import type { ServiceParts } from './parts.ts'

/** A take is some 400 bytes, escaped through and through 2.5 KiB. */
const BODY_BYTES = 16 * 1024
const REQUEST_MS = 30_000
/** A plug and the tick of proof. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" height="40" fill="none" stroke="#fff" stroke-width="3"
  stroke-linecap="round" stroke-linejoin="round"><path d="M8 10v8a8 8 0 0 0 16 0v-8zM12 10V4M20 10V4M16 26v10"/><path d="m26 30 4 4 8-9"/></svg>`

export async function serviceApp(parts: ServiceParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    // The server ends its own connections, see `connections.ts`.
    forceCloseConnections: false,
    // An address that cannot be decoded names nothing.
    frameworkErrors: (_error, _request, reply) => {
      reply.raw.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(NOT_FOUND))
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerErrors(parts.log))
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(NOT_FOUND))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  })
  await app.register(swagger, { openapi: openApi(parts.routes), transform: jsonSchemaTransform })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { validatorUrl: null },
    initOAuth: { clientId: PUBLIC_CLIENT },
    // Given here, since the page's own would be read from a file, and a bundled host has no such files beside it.
    logo: { type: 'image/svg+xml', content: LOGO },
  })
  await app.register(token, { parts })
  await app.register(async (calls) => {
    calls.decorateRequest(ACCOUNT, null)
    calls.addHook('onRequest', authenticate(parts.storage, parts.clock))
    acceptEmptyJson(calls)
    await calls.register(reading, { parts })
    await calls.register(owning, { parts })
  })
  otherMethods(app, parts.routes)
  return app
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** A place that is there answers a method it has not with 405 and the ones it has. */
function otherMethods(app: FastifyInstance, { token: tokenRoute, ...routes }: Routes): void {
  for (const url of new Set([`/${tokenRoute}`, ...Object.values(routes).map(pathOf)])) {
    const allowed = methods.filter((method) => app.hasRoute({ method, url }))
    app.route({
      method: methods.filter((method) => !allowed.includes(method)),
      url,
      schema: { hide: true },
      handler: (_request, reply) =>
        reply.code(405).header('allow', allowed.join(', ')).send({ detail: 'This method is not offered here.' }),
    })
  }
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
