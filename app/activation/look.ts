/** What the service has on one device, as far as this account may see it. */
import { sameIdentity } from '../device/identity.ts'
import { ActivatorError } from '../errors.ts'
import type { Call, OwnershipAccess } from '../ownership/access.ts'
import type { Identity, Ownership } from '../ownership/record.ts'
import { isOpenEnded } from '../ownership/spans.ts'

/** Remembers which manager an account is. Learned from the first own record, kept for good. */
export interface Managers {
  /** The manager id of this account key, where it is known. */
  known(account: string): number | undefined
  learn(account: string, manager: number): void
}

export interface Seen {
  /** Every ownership of ours on this device, ended ones too. */
  readonly all: readonly Ownership[]
  /** The one that still runs. */
  readonly current: Ownership | undefined
}

/**
 * GETs every ownership of this device, all pages. Filters are not trusted: serial and name are compared here again,
 * byte for byte.
 * @throws PROOF_MISMATCH(manager) when the account's own records suddenly name another manager; what `access` throws.
 */
export async function look(
  parts: { access: OwnershipAccess; managers: Managers },
  identity: Identity,
  call: Call,
): Promise<Seen> {
  const all: Ownership[] = []
  for await (const ownership of parts.access.ownerships({ serial_number: identity.serial_number }, call)) {
    if (!isOf(ownership, identity)) continue
    checkManager(parts, ownership)
    all.push(ownership)
  }
  return { all, current: all.find(isOpenEnded) }
}

export function isOf({ device_details: details }: Ownership, identity: Identity): boolean {
  return sameIdentity(details, identity)
}

/** @throws PROOF_MISMATCH naming the first of the two that differs: it is the record of another device. */
export function checkDevice({ device_details: found }: Ownership, identity: Identity): void {
  for (const field of ['serial_number', 'device_name'] as const) {
    const expected = identity[field]
    if (found[field] !== expected) throw new ActivatorError('PROOF_MISMATCH', { field, expected, found: found[field] })
  }
}

/** @throws PROOF_MISMATCH(manager): one account key is one manager. */
export function checkManager(parts: { access: OwnershipAccess; managers: Managers }, ownership: Ownership): void {
  const { account } = parts.access
  const known = parts.managers.known(account)
  if (known === undefined) parts.managers.learn(account, ownership.manager)
  else if (known !== ownership.manager) {
    throw new ActivatorError('PROOF_MISMATCH', {
      field: 'manager',
      expected: String(known),
      found: String(ownership.manager),
    })
  }
}
