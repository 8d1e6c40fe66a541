/** Refusals in the contract's own shapes, and nothing else: no stack, no text of a library, nothing of the request. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Refusal } from '../app/ownership/record.ts'
import { StorageBusy } from './storage.ts'

export interface ServiceLog {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void
}

export const NOT_FOUND: Refusal = { detail: 'Not found.', code: 'not_found' }

const details: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  404: 'Not found.',
  408: 'The request took too long.',
  413: 'The request is too large.',
  414: 'The address is too long.',
  415: 'The body has to be application/json.',
  431: 'The headers are too large.',
  503: 'The service is busy.',
}

export interface Refused {
  readonly status: number
  readonly body: Refusal
}

/** What an error that reached the end of a request is answered with. */
export function refusalFor(error: FastifyError): Refused {
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An id that is no number names nothing, like one nobody has.
    if (error.validationContext === 'params') return { status: 404, body: NOT_FOUND }
    return { status: 400, body: byField(error.validation) }
  }
  if (error instanceof StorageBusy) return { status: 503, body: { detail: details[503] ?? '', code: 'busy' } }
  const status = error.statusCode ?? 500
  if (status < 400 || status > 499) return { status: 500, body: { detail: 'The service failed.', code: 'error' } }
  return { status, body: { detail: details[status] ?? 'The request was refused.' } }
}

/** `{"field": ["…", …]}`; what concerns the body as a whole is a detail. */
function byField(issues: readonly { instancePath: string; message?: string | undefined }[]): Refusal {
  const fields = new Map<string, string[]>()
  for (const { instancePath, message = 'Invalid value.' } of issues) {
    const [, field = ''] = instancePath.split('/')
    if (field === '') return { detail: message, code: 'invalid' }
    fields.set(field, [...(fields.get(field) ?? []), message])
  }
  return Object.fromEntries(fields)
}

export function answerErrors(log: ServiceLog) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { status, body } = refusalFor(error)
    if (status >= 500) log.warn('request failed', { method: request.method, route: request.routeOptions.url, error })
    if (status === 503) reply.header('retry-after', '1')
    return reply.code(status).send(body)
  }
}
