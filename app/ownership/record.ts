/** What the ownership API speaks of, as schemas. Unknown fields are dropped here and never travel further. */
import { z } from 'zod'

export const identitySchema = z.object({
  /** A string even when it looks like a number: "012345" keeps its zero. */
  serial_number: z.string().min(1).max(64),
  /** Compared byte for byte. Together with the serial number it is what claims a device. */
  device_name: z.string().min(1).max(128),
})
/** Who a device says it is. Both values byte-exact. */
export type Identity = z.infer<typeof identitySchema>

const id = z.int().positive()
const instant = z.iso.datetime({ offset: true })

/** GET /v1/device-ownerships/{id}/ and every row of its list. Times are ISO 8601; compare instants, never strings. */
export const ownershipSchema = z.object({
  id,
  start_time: instant,
  end_time: instant,
  device: id,
  manager: id,
  device_details: z.object({ id, ...identitySchema.shape }),
})
export type Ownership = z.infer<typeof ownershipSchema>

/** GET /v1/devices/ */
export const deviceSchema = z.object({ id, ...identitySchema.shape, device_type: z.string().max(128).optional() })
export type Device = z.infer<typeof deviceSchema>

/** `next` and `previous` are page numbers, not addresses. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({
    count: z.int().nonnegative(),
    page: z.int().positive(),
    next: z.int().positive().nullable(),
    previous: z.int().positive().nullable(),
    results: z.array(row),
  })

/** POST /oauth2/token/ */
export const tokenSchema = z.object({
  access_token: z.string().min(1).max(8192),
  expires_in: z.number().positive(),
  token_type: z.string().regex(/^bearer$/i),
  scope: z.string().optional(),
  refresh_token: z.string().min(1).max(8192).optional(),
})
export type Token = z.infer<typeof tokenSchema>

/** Every refusal: `{"detail": "…"}` or `{"field": ["…"]}`, with an optional machine-readable `code`. */
export const refusalSchema = z.union([
  z.object({ detail: z.string(), code: z.string().optional() }),
  z.object({ error: z.string(), error_description: z.string().optional() }),
  z.record(z.string(), z.union([z.array(z.string()), z.string()])),
])
export type Refusal = z.infer<typeof refusalSchema>
