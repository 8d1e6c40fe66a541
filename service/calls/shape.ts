/** What the calls' schemas share. */
import { z } from 'zod'
import { refusalSchema } from '../../app/ownership/record.ts'

/** The place of a route of the contract below the service URL. */
export const pathOf = (route: string): string => `/v1/${route.replace('{id}', ':id')}`

export const idParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
})

export const refusals = <Status extends number>(...statuses: Status[]) => {
  const entries = statuses.map((status) => [status, refusalSchema] as const)
  // `fromEntries` forgets which keys there are; they are the statuses it was given.
  return Object.fromEntries(entries) as Record<Status, typeof refusalSchema>
}
