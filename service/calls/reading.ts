/** The calls that change nothing: ownerships, devices, and the access rule on a device's data. */
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  devicePageSchema,
  deviceQuerySchema,
  ownershipPageSchema,
  ownershipQuerySchema,
  ownershipSchema,
} from '../../app/ownership/contract.ts'
import { NOT_FOUND } from '../answer.ts'
import { accountOf } from '../authenticate.ts'
import { parseInstant } from '../instants.ts'
import type { ServiceParts } from '../parts.ts'
import { deviceOrderings, ownershipOrderings } from '../storage.ts'
import { offsetOf, orderingOf, pageAround } from './pages.ts'
import { idParams, pathOf, refusals } from './shape.ts'

const period = (rounding: 'down' | 'up') =>
  z.iso.datetime({ offset: true }).transform((text, context) => {
    const instant = parseInstant(text, rounding)
    if (instant === undefined) context.addIssue({ code: 'custom', message: 'Must lie in the years 0 to 9999.' })
    return instant ?? z.NEVER
  })
const dataQuerySchema = z.object({ start: period('down'), end: period('up') })
const dataSchema = z.object({
  device: z.int(),
  start: z.string(),
  end: z.string(),
  ownership: z.int(),
  results: z.array(z.never()),
})

export const reading: FastifyPluginCallbackZod<{ parts: ServiceParts }> = (app, { parts }, done) => {
  const { storage, routes } = parts
  const shared = { tags: ['ownership'], security: [{ account: [] }] }

  app.get(
    pathOf(routes.ownerships),
    {
      schema: {
        ...shared,
        summary: 'Your ownerships, ended ones too',
        querystring: ownershipQuerySchema.extend({ ordering: orderingOf(ownershipOrderings) }),
        response: { 200: ownershipPageSchema.describe('A page.'), ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      const { page, limit, ...filters } = request.query
      const listing = { ...filters, limit, offset: offsetOf(page, limit) }
      return pageAround(page, limit, await storage.ownerships(accountOf(request).id, listing))
    },
  )

  app.get(
    pathOf(routes.ownership),
    {
      schema: {
        ...shared,
        summary: 'One of your ownerships',
        params: idParams,
        response: { 200: ownershipSchema.describe('The ownership.'), ...refusals(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const ownership = await storage.ownership(accountOf(request).id, request.params.id)
      return ownership ? reply.code(200).send(ownership) : reply.code(404).send(NOT_FOUND)
    },
  )

  app.get(
    pathOf(routes.devices),
    {
      schema: {
        ...shared,
        summary: 'Devices you own or have owned',
        querystring: deviceQuerySchema.extend({ ordering: orderingOf(deviceOrderings) }),
        response: { 200: devicePageSchema.describe('A page.'), ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      const { page, limit, ...filters } = request.query
      const listing = { ...filters, limit, offset: offsetOf(page, limit) }
      return pageAround(page, limit, await storage.devices(accountOf(request).id, listing))
    },
  )

  app.get(
    pathOf(routes.deviceData),
    {
      schema: {
        ...shared,
        summary: 'The access rule: readable only if one of your ownerships includes the whole period',
        description: 'This reference service keeps no measurements: `results` stays empty.',
        params: idParams,
        querystring: dataQuerySchema,
        response: { 200: dataSchema.describe('The period is yours to read.'), ...refusals(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { start, end } = request.query
      if (start >= end) return reply.code(400).send({ end: ['Must be later than start.'] })
      const { id } = request.params
      const found = await storage.covering(accountOf(request).id, id, start, end)
      if (found === 'unknown-device') return reply.code(404).send(NOT_FOUND)
      if (found === 'not-covered') {
        const detail = 'None of your ownerships of this device includes the whole period.'
        return reply.code(403).send({ detail, code: 'not_owner' })
      }
      return reply.code(200).send({ device: id, start, end, ownership: found.id, results: [] })
    },
  )
  done()
}
