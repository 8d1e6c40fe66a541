/** Which tile an arrow key leads to, by where the tiles stand on the screen: it has other columns in a narrow window. */

export interface Place {
  readonly left: number
  readonly top: number
}

/** @returns undefined for a key that leads nowhere */
export function steppedTo(key: string, at: number, places: readonly Place[]): number | undefined {
  const last = places.length - 1
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, last)
    case 'ArrowLeft':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'ArrowDown':
      return rowNext(at, places, 1)
    case 'ArrowUp':
      return rowNext(at, places, -1)
    default:
      return undefined
  }
}

/** Of the nearest row that way, the tile that is nearest. */
function rowNext(at: number, places: readonly Place[], way: 1 | -1): number {
  const from = places[at]
  if (from === undefined) return at
  const beyond = places
    .map((place, index) => ({ index, down: (place.top - from.top) * way, aside: Math.abs(place.left - from.left) }))
    .filter(({ down }) => down > 1)
    .toSorted((a, b) => a.down - b.down || a.aside - b.aside)
  return beyond[0]?.index ?? at
}
