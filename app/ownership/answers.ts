/** What an answer says. Every answer is hostile: read strictly, checked by schema, and never quoted at length. */
import { z } from 'zod'
import { ActivatorError } from '../errors.ts'
import type { Clock, HttpAnswer } from '../outside.ts'
import type { SendError } from './send-error.ts'

/** @throws SERVICE_NONSENSE not-json · schema. `where` names the call and goes into the failure. */
export function read<S extends z.ZodType>(answer: HttpAnswer, schema: S, where: string): z.output<S> {
  const result = schema.safeParse(json(answer, where))
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.map(String).join('.') ?? ''
  throw nonsense('schema', path === '' ? where : `${where} ${path.slice(0, 80)}`, answer)
}

function json(answer: HttpAnswer, where: string): unknown {
  const type = answer.headers['content-type'] ?? ''
  if (type !== '' && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) throw nonsense('not-json', where, answer)
  try {
    return JSON.parse(answer.body)
  } catch (error) {
    throw nonsense('not-json', where, answer, error)
  }
}

function nonsense(what: 'not-json' | 'schema' | 'redirect', where: string, { status }: HttpAnswer, cause?: unknown) {
  return new ActivatorError('SERVICE_NONSENSE', { what, where, status }, cause)
}

const detail = z.object({ detail: z.string() })
const fields = z.record(z.string(), z.union([z.array(z.string()), z.string()]))
const oauth = z.object({ error: z.string() })
/** What OAuth's form is allowed for. Elsewhere it is what a proxy or a framework says, not the service. */
const oauthStatuses = [400, 401, 429]

/**
 * What the service says of its refusal: `{"detail": "…"}` or `{"field": ["…"], …}`, at most 200 characters.
 * @returns undefined where the body is not the contract's own: then the refusal is not the service's either.
 */
export function refusalOf(answer: HttpAnswer): string | undefined {
  let body: unknown
  try {
    body = json(answer, '')
  } catch (error) {
    if (error instanceof ActivatorError) return undefined
    throw error
  }
  const text = detail.safeParse(body).data?.detail ?? fieldText(body) ?? oauthText(body, answer.status)
  return text?.slice(0, 200)
}

function fieldText(body: unknown): string | undefined {
  const { data } = fields.safeParse(body)
  const [first] = Object.entries(data ?? {}).filter(([, value]) => Array.isArray(value))
  return first && `${first[0]}: ${[first[1]].flat().join(' ')}`
}

function oauthText(body: unknown, status: number): string | undefined {
  return oauthStatuses.includes(status) ? oauth.safeParse(body).data?.error : undefined
}

/**
 * The failure an answer stands for, where it is not the one that was hoped for.
 * @param refusals what a status means for this call, when the contract's own body comes with it.
 */
export function failureFrom(
  answer: HttpAnswer,
  where: string,
  refusals: Readonly<Record<number, ActivatorError>> = {},
): ActivatorError {
  const { status } = answer
  if (status >= 300 && status < 400) return nonsense('redirect', where, answer)
  if (status < 300) return nonsense('schema', where, answer)
  const said = refusalOf(answer)
  if (status >= 500) return new ActivatorError('SERVICE_REFUSED', { status, ...(said && { detail: said }) })
  // A 4xx in HTML is a proxy or a captive portal speaking.
  if (said === undefined) return nonsense('not-json', where, answer)
  return refusals[status] ?? new ActivatorError('SERVICE_REFUSED', { status, detail: said })
}

/** The failure that no answer stands for. */
export function failureToSend({ problem, cause }: SendError, service: string, clock: Clock): ActivatorError {
  switch (problem.kind) {
    case 'not-sent':
    case 'unknown':
      return new ActivatorError('SERVICE_UNREACHABLE', { service, reason: problem.reason }, cause)
    case 'tls': {
      // The local time tells a wrong clock from an expired certificate.
      const time = problem.reason === 'date' ? { local_time: clock.now().toISOString() } : {}
      return new ActivatorError('TLS_UNTRUSTED', { service, reason: problem.reason, ...time }, cause)
    }
    default: {
      const status = problem.status === undefined ? {} : { status: problem.status }
      return new ActivatorError('SERVICE_NONSENSE', { what: problem.kind, ...status }, cause)
    }
  }
}
