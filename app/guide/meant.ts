/** Which of the plugged devices is the one in hand. */
import type { Profile } from '../device/profile.ts'
import { profilesFor } from '../device/profiles.ts'
import type { PortInfo } from '../outside.ts'

/** Ports, by path, that are not taken without being asked for. */
export interface LeftAlone {
  /** There at the start. */
  readonly before: Set<string>
  /** Done with, or given up. */
  readonly passed: Set<string>
}

/** The profile of a port that says which device it is: the chosen one before others. */
export function recognised(port: PortInfo, profiles: readonly Profile[], chosen: string | undefined) {
  const known = profilesFor(port, profiles)
  return (known.find(({ id }) => id === chosen) ?? known[0])?.id
}

/** The profile knows its chip, though other devices may sit behind the same. */
export function fits({ vendorId, productId }: PortInfo, profile: Profile | undefined): boolean {
  return profile?.usb.some((known) => known.vendorId === vendorId && known.productId === productId) ?? false
}

/**
 * The newest of those that are of the chosen kind: one that says so, or one on a chip that many have, if it came while
 * it was looked for.
 */
export function meant(
  ports: readonly PortInfo[],
  profiles: readonly Profile[],
  chosen: Profile,
  { before, passed }: LeftAlone,
): PortInfo | undefined {
  const saysSo = (port: PortInfo) => profilesFor(port, profiles).some(({ id }) => id === chosen.id)
  const came = (port: PortInfo) => !before.has(port.path) && fits(port, chosen)
  return ports.toReversed().find((port) => !passed.has(port.path) && (saysSo(port) || came(port)))
}
