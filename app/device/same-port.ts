import type { PortInfo } from '../outside.ts'

/**
 * Whether both are the same device in the same socket, as far as a list can tell. Known by path and physical place, never
 * by a USB serial number: two adapters may share one. What only one of the two lists says is no difference.
 */
export function samePort(one: PortInfo, other: PortInfo): boolean {
  const agree = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b
  return (
    one.path === other.path &&
    agree(one.place, other.place) &&
    agree(one.vendorId, other.vendorId) &&
    agree(one.productId, other.productId)
  )
}
