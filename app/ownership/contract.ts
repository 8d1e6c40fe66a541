/**
 * The ownership API in one place: its paths and what each call takes and gives. The client builds its calls from it,
 * the embedded service its routes and OpenAPI document. Configuration may override {@link routes} to speak to a cloud
 * with the same ideas under other paths.
 */
import { z } from 'zod'
import { deviceSchema, identitySchema, ownershipSchema, pageOf, tokenSchema } from './record.ts'

/** `token` is appended to the account URL, the others to the service URL (which ends in `/v1/`). Slashes at the end count. */
export const routes = {
  token: 'oauth2/token/',
  ownerships: 'device-ownerships/',
  ownership: 'device-ownerships/{id}/',
  take: 'devices/take-ownership/',
  release: 'devices/{id}/release-ownership/',
  devices: 'devices/',
  deviceData: 'devices/{id}/data/',
} as const
export type RouteName = keyof typeof routes
/** What a configuration may override, each alone. */
export const partialRoutesSchema = z.partialRecord(
  z.enum(Object.keys(routes) as [RouteName, ...RouteName[]]),
  z.string().min(1).max(256),
)
export type Routes = Readonly<Record<RouteName, string>>

/** The open end of an ownership that still runs; services write it with or without fractions or an offset. */
export const OPEN_END = '2999-12-31T23:59:59Z'
export const DEFAULT_LIMIT = 150
export const MAX_LIMIT = 500
/** The public client of the embedded service: it has no secret. */
export const PUBLIC_CLIENT = 'device-activator'

const paging = {
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
}
const flag = z.enum(['true', 'false']).transform((word) => word === 'true')

export const ownershipQuerySchema = z.object({
  device: z.coerce.number().int().positive().optional(),
  serial_number: z.string().max(64).optional(),
  device_name: z.string().max(128).optional(),
  current: flag.optional(),
  search: z.string().max(128).optional(),
  ordering: z.string().max(64).optional(),
  ...paging,
})
export const deviceQuerySchema = z.object({
  current: flag.optional(),
  serial_number: z.string().max(64).optional(),
  search: z.string().max(128).optional(),
  ordering: z.string().max(64).optional(),
  ...paging,
})
export const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('password'),
    username: z.string().min(1).max(256),
    password: z.string().min(1).max(1024),
    client_id: z.string().max(256).optional(),
    client_secret: z.string().max(1024).optional(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string().min(1).max(8192),
    client_id: z.string().max(256).optional(),
    client_secret: z.string().max(1024).optional(),
  }),
])
export const ownershipPageSchema = pageOf(ownershipSchema)
export const devicePageSchema = pageOf(deviceSchema)
export { identitySchema as takeRequestSchema, ownershipSchema, tokenSchema }
