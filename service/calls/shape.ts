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

const meanings = {
  400: 'Something in the request is wrong: by field, or as a detail.',
  401: 'No token, or one that is unknown or has expired.',
  403: 'This account may not own devices, or the device is not yours.',
  404: 'Nothing of this kind that you may know of.',
  409: 'Another manager owns the device, or (release) nobody does.',
} as const

export const refusals = <Status extends keyof typeof meanings>(...statuses: Status[]) => {
  const entries = statuses.map((status) => [status, refusalSchema.describe(meanings[status])] as const)
  // `fromEntries` forgets which keys there are; they are the statuses it was given.
  return Object.fromEntries(entries) as Record<Status, typeof refusalSchema>
}
