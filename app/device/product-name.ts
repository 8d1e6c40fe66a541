/** What a device is called on USB, in its maker's own words. Hostile text. */
import type { PortInfo } from '../outside.ts'

/** '' where it says nothing. */
export function productName({ manufacturer, product }: Pick<PortInfo, 'manufacturer' | 'product'>): string {
  return [manufacturer, product].filter((word) => word !== undefined).join(' ')
}
