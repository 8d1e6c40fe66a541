/** The calls that change who owns a device: take and release. Both may carry an Idempotency-Key. */
import { createHash } from 'node:crypto'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ownershipSchema, takeRequestSchema } from '../../app/ownership/contract.ts'
import type { Refusal } from '../../app/ownership/record.ts'
import { NOT_FOUND, type Refused } from '../answer.ts'
import { accountOf } from '../authenticate.ts'
import type { ServiceParts } from '../parts.ts'
import type { Idempotency, KeyReused, ReleaseOutcome, TakeOutcome } from '../storage.ts'
import { idParams, pathOf, refusals } from './shape.ts'

const headers = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/)
    .optional(),
})
// A lone surrogate has no bytes to compare: it would be kept as another character.
const wellFormed = (text: string) => text.isWellFormed()
const takeBody = takeRequestSchema
  .refine(({ serial_number }) => wellFormed(serial_number), {
    path: ['serial_number'],
    message: 'Must be Unicode text.',
  })
  .refine(({ device_name }) => wellFormed(device_name), { path: ['device_name'], message: 'Must be Unicode text.' })

const refused = {
  unknown: { status: 404, body: NOT_FOUND },
  'owned-by-other': { status: 409, body: { detail: 'Another manager owns this device.', code: 'owned_by_other' } },
  'not-owner': { status: 403, body: { detail: 'You do not own this device.', code: 'not_owner' } },
  'not-owned': { status: 409, body: { detail: 'Nobody owns this device.', code: 'not_owned' } },
  'key-reused': {
    status: 400,
    body: { 'Idempotency-Key': ['Was used for another request.'] } satisfies Refusal,
  },
} as const satisfies Record<string, Refused>

export const owning: FastifyPluginCallbackZod<{ parts: ServiceParts }> = (app, { parts }, done) => {
  const { storage, routes } = parts
  const shared = { tags: ['ownership'], security: [{ account: [] }] }

  app.post(
    pathOf(routes.take),
    {
      schema: {
        ...shared,
        summary: 'Take ownership of a device',
        description: '201 when taken now, 200 when it was yours. Unknown serial number and wrong name answer alike.',
        headers,
        body: takeBody,
        response: {
          200: ownershipSchema.describe('It was yours already; the record as it was.'),
          201: ownershipSchema.describe('Taken now.'),
          ...refusals(400, 401, 403, 404, 409),
        },
      },
    },
    async (request, reply) => {
      const { serial_number, device_name } = request.body
      const identity = { serial_number, device_name }
      const once = idempotencyOf(request.headers, ['take', serial_number, device_name])
      const outcome: TakeOutcome | KeyReused = await storage.take(accountOf(request).id, identity, once)
      if (outcome.kind === 'created') return reply.code(201).send(outcome.ownership)
      if (outcome.kind === 'existing') return reply.code(200).send(outcome.ownership)
      const { status, body } = refused[outcome.kind]
      return reply.code(status).send(body)
    },
  )

  app.post(
    pathOf(routes.release),
    {
      schema: {
        ...shared,
        summary: 'End your ownership of a device now',
        headers,
        params: idParams,
        response: {
          200: ownershipSchema.describe('Ended now; the span is kept.'),
          ...refusals(400, 401, 403, 404, 409),
        },
      },
    },
    async (request, reply) => {
      const once = idempotencyOf(request.headers, ['release', String(request.params.id)])
      const outcome: ReleaseOutcome | KeyReused = await storage.release(accountOf(request).id, request.params.id, once)
      if (outcome.kind === 'released') return reply.code(200).send(outcome.ownership)
      const { status, body } = refused[outcome.kind]
      return reply.code(status).send(body)
    },
  )
  done()
}

function idempotencyOf(
  { 'idempotency-key': key }: z.output<typeof headers>,
  asked: readonly string[],
): Idempotency | undefined {
  if (key === undefined) return undefined
  return { key, request: createHash('sha256').update(JSON.stringify(asked)).digest() }
}
