/** One request and its answer, through the account's gate. */
import { ActivatorError, isError } from '../errors.ts'
import type { Clock, HttpAnswer, HttpRequest, Sender } from '../outside.ts'
import type { Call } from './access.ts'
import { failureToSend, refusalOf } from './answers.ts'
import type { Gate } from './gate.ts'
import type { WatchedCall } from './retry.ts'
import { retryAfter } from './retry-after.ts'
import { SendError } from './send-error.ts'

/** 1 MiB. */
const MAX_ANSWER_BYTES = 1024 * 1024
const EXCHANGE_TIMEOUT_MS = 15_000

export interface ExchangeParts {
  readonly sender: Sender
  readonly clock: Clock
  readonly gate: Gate
  readonly timeoutMs?: number | undefined
}
export type Ask = Omit<HttpRequest, 'maxBytes' | 'timeoutMs'>

/**
 * Sends, waits out every 429, and gives the first other answer.
 * @throws SERVICE_UNREACHABLE SERVICE_NONSENSE TLS_UNTRUSTED · when the signal ends: RATE_LIMITED if that was waited
 *   for, else CANCELLED
 */
export async function exchange(parts: ExchangeParts, ask: Ask, call: WatchedCall): Promise<HttpAnswer> {
  let limited: ActivatorError | undefined
  for (let count = 1; ; count += 1) {
    await parts.gate.pass(call)
    try {
      const answer = await send(parts, ask, call, false)
      if (answer.status !== 429) return answer
      limited = close(parts.gate, answer, count)
    } catch (error) {
      throw isError(error, 'CANCELLED') ? (limited ?? error) : error
    }
  }
}

/** The request left and no usable answer came: it may have done its work. */
export interface Lost {
  readonly lost: ActivatorError
}

/**
 * The same for what must not be doubled. A 429 is waited out only where the contract's own body comes with it: nothing
 * was done then. Any other is handed on as it is.
 * @throws RATE_LIMITED or CANCELLED when the signal ends, only where nothing was sent that is not answered
 */
export async function exchangeOnce(parts: ExchangeParts, ask: Ask, call: WatchedCall): Promise<HttpAnswer | Lost> {
  for (let count = 1; ; count += 1) {
    await parts.gate.pass(call)
    if (call.signal.aborted) throw new ActivatorError('CANCELLED', {})
    try {
      const answer = await send(parts, ask, call, true)
      if (answer.status !== 429) return answer
      close(parts.gate, answer, count)
      if (refusalOf(answer) === undefined) return answer
    } catch (error) {
      if (error instanceof ActivatorError) return { lost: error }
      throw error
    }
  }
}

async function send({ sender, clock, timeoutMs }: ExchangeParts, ask: Ask, call: Call, once: boolean) {
  const request = { ...ask, maxBytes: MAX_ANSWER_BYTES, timeoutMs: timeoutMs ?? EXCHANGE_TIMEOUT_MS }
  try {
    return await sender.send(request, { once }, call.signal)
  } catch (error) {
    throw error instanceof SendError ? failureToSend(error, new URL(ask.url).origin, clock) : error
  }
}

function close(gate: Gate, answer: HttpAnswer, count: number): ActivatorError {
  const pause = retryAfter(answer)
  gate.close(pause, count)
  return new ActivatorError('RATE_LIMITED', { seconds: Math.ceil((pause ?? 0) / 1000) })
}
