/** The ownership API over HTTP. Knows its calls and what their answers mean; how they are sent is `exchange.ts`. */
import type { z } from 'zod'
import { ActivatorError } from '../errors.ts'
import type { HttpAnswer } from '../outside.ts'
import type { Call, OwnershipAccess, ReleaseAnswer, TakeAnswer } from './access.ts'
import { failureFrom, read, refusalOf } from './answers.ts'
import type { RouteName } from './contract.ts'
import { type Ask, type ExchangeParts, exchange, exchangeOnce } from './exchange.ts'
import { isDeviceWanted, isOwnershipWanted, queryOf } from './filters.ts'
import { pages } from './pages.ts'
import { deviceSchema, type Ownership, ownershipSchema, pageOf } from './record.ts'
import { persistently, type RetryParts, tellingOnce, type Wake } from './retry.ts'
import type { Service } from './service-address.ts'
import type { AccountSession } from './session.ts'

export interface ClientParts extends Omit<ExchangeParts, 'gate'> {
  readonly session: AccountSession
  readonly service: Service
  readonly random?: (() => number) | undefined
  /** Ends the pauses between retries. */
  readonly wake?: Wake | undefined
}

// Made once: a schema is compiled at its first use, which takes longer than reading a page by it.
const ownershipPage = pageOf(ownershipSchema)
const devicePage = pageOf(deviceSchema)

const unauthorized = Symbol('401')
type Answered<T> = T | typeof unauthorized

export function createOwnershipClient(parts: ClientParts): OwnershipAccess {
  const { session, service, random = Math.random } = parts
  const exchangeParts: ExchangeParts & RetryParts = { ...parts, gate: session.gate, random }
  const notAManager = () =>
    new ActivatorError('NOT_A_MANAGER', session.username === undefined ? {} : { account: session.username })

  /** Sends with a token: a renewed one after a 401, and if that is refused too, one of a new sign-in. */
  async function authorized<T>(call: Call, send: (token: string) => Promise<Answered<T>>): Promise<T> {
    let token = await session.token(call)
    for (let count = 1; ; count += 1) {
      const answer = await send(token)
      if (answer !== unauthorized) return answer
      token = count === 1 ? await session.renewAfter401(token, call) : await session.stays401(token, call)
    }
  }

  /** A reading call. `absent` is what a 404 in the contract's own words means, where it has a meaning. */
  async function get<S extends z.ZodType>(
    where: RouteName,
    url: string,
    schema: S,
    outer: Call,
    absent?: { readonly means: undefined },
  ): Promise<z.output<S> | undefined> {
    const call = tellingOnce(outer)
    return authorized(call, (token) =>
      persistently(exchangeParts, call, async () => {
        const answer = await exchange(exchangeParts, { method: 'GET', url, headers: headers(token) }, call)
        if (answer.status === 401) return unauthorized
        if (answer.status === 200) return read(answer, schema, where)
        if (answer.status === 404 && absent !== undefined && refusalOf(answer) !== undefined) return absent.means
        throw failureFrom(answer, where, { 403: notAManager() })
      }),
    )
  }

  /** One POST. A 401 is dealt with only in the contract's own words: only then it did nothing for certain. */
  async function post<T>(
    request: Omit<Ask, 'method' | 'headers'> & { readonly key: string },
    outer: Call,
    classify: (answer: HttpAnswer) => T,
  ): Promise<T | { readonly kind: 'lost' | 'refused'; readonly error: ActivatorError }> {
    const call = tellingOnce(outer)
    const { key, ...ask } = request
    return authorized(call, async (token) => {
      const sent: Ask = { ...ask, method: 'POST', headers: { ...headers(token), 'idempotency-key': key, ...json } }
      const answer = await exchangeOnce(exchangeParts, sent, call)
      if ('lost' in answer) return { kind: 'lost', error: answer.lost } as const
      if (answer.status === 401 && refusalOf(answer) !== undefined) return unauthorized
      return classify(answer)
    })
  }

  return {
    get account() {
      return session.account
    },
    async *ownerships(filter, call) {
      const address = service.address('ownerships')
      const page = (number: number) => get('ownerships', `${address}?${queryOf(filter, number)}`, ownershipPage, call)
      for await (const row of pages('ownerships', page, call.onCount)) if (isOwnershipWanted(row, filter)) yield row
    },
    async ownership(id, call) {
      const found = await get('ownership', service.address('ownership', id), ownershipSchema, call, {
        means: undefined,
      })
      if (found !== undefined && found.id !== id) throw otherId('ownership')
      return found
    },
    async *devices(filter, call) {
      const address = service.address('devices')
      const page = (number: number) => get('devices', `${address}?${queryOf(filter, number)}`, devicePage, call)
      for await (const row of pages('devices', page, call.onCount)) if (isDeviceWanted(row, filter)) yield row
    },
    take(identity, key, call) {
      const { serial_number, device_name } = identity
      const refusals = { 403: notAManager(), 404: new ActivatorError('DEVICE_UNKNOWN', { serial_number }) }
      const request = { url: service.address('take'), body: JSON.stringify({ serial_number, device_name }), key }
      return post(request, call, (answer): TakeAnswer => {
        if (answer.status === 409 && refusalOf(answer) !== undefined) return { kind: 'conflict' }
        return record(answer, 'take', { 201: 'created', 200: 'existing' }, refusals)
      })
    },
    release(id, key, call) {
      const notOwner = new ActivatorError('NOT_OWNER', { device_id: id })
      const refusals = { 403: notOwner, 404: new ActivatorError('DEVICE_UNKNOWN', { device_id: id }), 409: notOwner }
      return post(
        { url: service.address('release', id), key },
        call,
        (answer): ReleaseAnswer => record(answer, 'release', { 200: 'released' }, refusals),
      )
    },
  }
}

/** These, in the contract's own words, say for certain that nothing was done. */
const definite = [400, 401, 403, 404, 409]

/** What the answer to a POST says for certain. Whatever says nothing for certain is lost. */
function record<K extends string>(
  answer: HttpAnswer,
  where: RouteName,
  kinds: Readonly<Record<number, K>>,
  refusals: Readonly<Record<number, ActivatorError>>,
):
  | { readonly kind: K; readonly ownership: Ownership }
  | { readonly kind: 'refused' | 'lost'; readonly error: ActivatorError } {
  const kind = kinds[answer.status]
  if (kind === undefined) {
    const refused = definite.includes(answer.status) && refusalOf(answer) !== undefined
    return { kind: refused ? 'refused' : 'lost', error: failureFrom(answer, where, refusals) }
  }
  try {
    return { kind, ownership: read(answer, ownershipSchema, where) }
  } catch (error) {
    if (error instanceof ActivatorError) return { kind: 'lost', error }
    throw error
  }
}

const json = { 'content-type': 'application/json' }

function headers(token: string): Record<string, string> {
  return { accept: 'application/json', authorization: `Bearer ${token}` }
}

function otherId(where: RouteName): ActivatorError {
  return new ActivatorError('SERVICE_NONSENSE', { what: 'schema', where: `${where} id`, status: 200 })
}
