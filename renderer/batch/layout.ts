/** Where each tile stands: in the order of the sockets, never sorted anew. */
import type { Tile } from '../../app/api/batch-view.ts'

export interface Group {
  /** A, B, C … in the order of the hubs; left out where tiles are not grouped. */
  readonly letter?: string
  readonly tiles: readonly Tile[]
}
export interface Layout {
  readonly columns: 4 | 8
  readonly groups: readonly Group[]
}

/** As many as are read from two metres on a laptop. */
const MOST_LARGE = 16

export function layoutOf(tiles: readonly Tile[]): Layout {
  if (tiles.length <= MOST_LARGE) return { columns: 4, groups: [{ tiles }] }
  const hubs = new Map<string | undefined, Tile[]>()
  let before: Tile | undefined
  for (const tile of tiles) {
    const known = hubs.get(tile.hub)
    // Sockets of one hub were taught in between those of another: no row of tiles would be a hub.
    if (known !== undefined && before?.hub !== tile.hub) return { columns: 8, groups: [{ tiles }] }
    hubs.set(tile.hub, [...(known ?? []), tile])
    before = tile
  }
  if (hubs.size < 2) return { columns: 8, groups: [{ tiles }] }
  return { columns: 8, groups: [...hubs.values()].map((of, index) => ({ letter: letterOf(index), tiles: of })) }
}

/** A to Z, then AA. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}

export const rowsOf = ({ tiles }: Group, columns: number): number => Math.max(1, Math.ceil(tiles.length / columns))
