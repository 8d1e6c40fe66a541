/** How large a tile is, for what is drawn in it. */
import { type RefObject, useLayoutEffect } from 'react'

/** In pixels. Lower, a reason would take the serial number its size. */
const LOW = 109
/** Two lines only. */
const LOWEST = 74

/**
 * Tells all tiles of a group their size, which is the same for all: as `--tile-width`, `--tile-height` and `--tile-least`
 * without their border, and as `data-height` where they are low. Were each tile a container with units of its own, the
 * browser would style and lay out one after the other, forty milliseconds for 64 of them.
 * @param first the first tile's socket: another one is another element
 */
export function useTileSize(group: RefObject<HTMLElement | null>, first: string | undefined): void {
  useLayoutEffect(() => {
    const tile = first === undefined ? null : group.current?.querySelector('.tile')
    if (!group.current || !tile) return
    const { style, dataset } = group.current
    const observer = new ResizeObserver((entries) => {
      for (const { contentRect } of entries) {
        const { width, height } = contentRect
        style.setProperty('--tile-width', `${width}px`)
        style.setProperty('--tile-height', `${height}px`)
        style.setProperty('--tile-least', `${Math.min(width, height)}px`)
        dataset.height = height <= LOWEST ? 'lowest' : height <= LOW ? 'low' : 'usual'
      }
    })
    // Calls back before the first paint, too.
    observer.observe(tile)
    return () => observer.disconnect()
  }, [group, first])
}
