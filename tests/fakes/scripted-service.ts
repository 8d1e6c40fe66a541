/**
 * The cloud as {@link OwnershipAccess} sees it: a real little service with ownerships that outlives crashes, whose
 * answers to POSTs can be scripted. It notes what was asked of it, in order.
 */
import { ActivatorError } from '../../app/errors.ts'
import type { Call, OwnershipAccess, OwnershipFilter, ReleaseAnswer, TakeAnswer } from '../../app/ownership/access.ts'
import type { Device, Identity, Ownership } from '../../app/ownership/record.ts'
import { isOpenEnded } from '../../app/ownership/spans.ts'
import { type Crash, noCrash } from './crash.ts'

/** What goes wrong with one POST. `lost-before`: it never arrived; `lost-after`: it was done, the answer never came. */
export type Fault =
  | 'none'
  | 'lost-before'
  | 'lost-after'
  | '500-before'
  | '500-after'
  | '409-for-own'
  | 'released-after'

export interface Asked {
  readonly call: 'POST' | 'GET'
  readonly key?: string
}

export class ScriptedService {
  readonly manager = 7
  readonly ownerships: Ownership[] = []
  readonly asked: Asked[] = []
  /** One for each POST to come; `none` afterwards. */
  faults: Fault[] = []
  #id = 100

  /** @param manager another one, where it is to answer 409 */
  own(identity: Identity, manager = this.manager, device = 1): Ownership {
    this.#id += 1
    const ownership: Ownership = {
      id: this.#id,
      start_time: '2026-01-01T00:00:00.000000Z',
      end_time: '2999-12-31T23:59:59Z',
      device,
      manager,
      device_details: { id: device, serial_number: identity.serial_number, device_name: identity.device_name },
    }
    this.ownerships.push(ownership)
    return ownership
  }

  end(id: number): void {
    const index = this.ownerships.findIndex((ownership) => ownership.id === id)
    const found = this.ownerships[index]
    if (found) this.ownerships[index] = { ...found, end_time: '2026-06-01T00:00:00Z' }
  }

  currentOf(identity: Identity): Ownership | undefined {
    return this.ownerships.find(
      (one) => isOpenEnded(one) && one.device_details.serial_number === identity.serial_number,
    )
  }

  /** The service as one process sees it, until that process dies. */
  access(account = 'account', crash: Crash = noCrash): OwnershipAccess {
    return new Access(this, account, crash)
  }
}

class Access implements OwnershipAccess {
  readonly account: string
  readonly #service: ScriptedService
  readonly #crash: Crash

  constructor(service: ScriptedService, account: string, crash: Crash) {
    this.#service = service
    this.account = account
    this.#crash = crash
  }

  async *ownerships(filter: OwnershipFilter, call: Call): AsyncIterable<Ownership> {
    await this.#get(call)
    for (const ownership of this.#service.ownerships) {
      if (ownership.manager !== this.#service.manager) continue
      if (filter.serial_number === undefined || filter.serial_number === ownership.device_details.serial_number) {
        yield ownership
      }
    }
  }

  async ownership(id: number, call: Call): Promise<Ownership | undefined> {
    await this.#get(call)
    return this.#service.ownerships.find((ownership) => ownership.id === id)
  }

  async *devices(): AsyncIterable<Device> {}

  async take(identity: Identity, key: string, call: Call): Promise<TakeAnswer> {
    if (call.signal.aborted) throw new ActivatorError('CANCELLED', {}, call.signal.reason)
    await this.#crash.point('before POST')
    const fault = this.#service.faults.shift() ?? 'none'
    this.#service.asked.push({ call: 'POST', key })
    if (fault === 'lost-before') return lost()
    if (fault === '500-before') return broken()
    const answer = this.#taken(identity, fault)
    await this.#crash.point('POST done, answer on its way')
    if (fault === 'lost-after') return lost()
    if (fault === '500-after') return broken()
    return answer
  }

  #taken(identity: Identity, fault: Fault): TakeAnswer {
    const current = this.#service.currentOf(identity)
    if (current !== undefined && current.manager !== this.#service.manager) return { kind: 'conflict' }
    const ownership = current ?? this.#service.own(identity)
    if (fault === 'released-after') {
      this.#service.end(ownership.id)
      return lost()
    }
    if (fault === '409-for-own') return { kind: 'conflict' }
    return { kind: current === undefined ? 'created' : 'existing', ownership }
  }

  async release(deviceId: number, key: string, _call: Call): Promise<ReleaseAnswer> {
    await this.#crash.point('before POST')
    const fault = this.#service.faults.shift() ?? 'none'
    this.#service.asked.push({ call: 'POST', key })
    if (fault === 'lost-before') return lost()
    const current = this.#service.ownerships.find((one) => one.device === deviceId && isOpenEnded(one))
    if (current === undefined) return { kind: 'refused', error: new ActivatorError('SERVICE_REFUSED', { status: 409 }) }
    this.#service.end(current.id)
    await this.#crash.point('POST done, answer on its way')
    if (fault === 'lost-after') return lost()
    const ownership = this.#service.ownerships.find(({ id }) => id === current.id) ?? current
    return { kind: 'released', ownership }
  }

  async #get(call: Call): Promise<void> {
    if (call.signal.aborted) throw new ActivatorError('CANCELLED', {}, call.signal.reason)
    await this.#crash.point('before GET')
    this.#service.asked.push({ call: 'GET' })
    await this.#crash.point('after GET')
  }
}

function lost() {
  return { kind: 'lost', error: new ActivatorError('SERVICE_UNREACHABLE', { service: 'scripted' }) } as const
}
function broken() {
  return { kind: 'lost', error: new ActivatorError('SERVICE_REFUSED', { status: 500 }) } as const
}
