/** What the calls are made of: put together once by `server.ts`. */
import type { Routes } from '../app/ownership/contract.ts'
import type { ServiceLog } from './answer.ts'
import type { ServiceClock } from './instants.ts'
import type { SignInLimit } from './sign-in-limit.ts'
import type { Storage } from './storage.ts'

export interface ServiceParts {
  readonly storage: Storage
  readonly clock: ServiceClock
  readonly limit: SignInLimit
  readonly accessSeconds: number
  readonly routes: Routes
  readonly log: ServiceLog
}
