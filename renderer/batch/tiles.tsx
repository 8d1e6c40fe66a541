/** All tiles, walked through by arrow keys: one stop for Tab, however many there are. */
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Tile } from '../../app/api/batch-view.ts'
import { useWords } from '../words.tsx'
import { type Group, layoutOf, rowsOf } from './layout.ts'
import { steppedTo } from './step.ts'
import { TileButton } from './tile.tsx'
import { useTileSize } from './tile-size.ts'

interface TilesProps {
  readonly tiles: readonly Tile[]
  readonly onOpen: (socket: string) => void
}

export function Tiles({ tiles, onOpen }: TilesProps) {
  const { t } = useWords()
  const box = useRef<HTMLElement>(null)
  const [at, setAt] = useState<string>()
  const onActive = useCallback((socket: string) => setAt(socket), [])
  const active = tiles.some(({ socket }) => socket === at) ? at : tiles[0]?.socket
  const { columns, groups } = layoutOf(tiles)

  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('.tile') ?? [])]
    const from = buttons.findIndex((button) => button.matches(':focus'))
    const places = buttons.map((button) => button.getBoundingClientRect())
    const next = from < 0 ? undefined : steppedTo(event.key, from, places)
    if (next === undefined) return
    event.preventDefault()
    buttons[next]?.focus()
  }
  const drawn = ({ tiles: some }: Group) =>
    some.map((tile) => (
      <TileButton key={tile.socket} tile={tile} isActive={tile.socket === active} onOpen={onOpen} onActive={onActive} />
    ))
  const only = groups.length === 1 ? groups[0] : undefined
  useTileSize(box, only?.tiles[0]?.socket)
  const isStill = changedAmong(tiles, useBefore(tiles)) > MOST_MOVING
  return (
    <section
      ref={box}
      className={`tiles ${columns === 4 ? 'large' : 'small'}${only === undefined ? ' hubs' : ''}${isStill ? ' still' : ''}`}
      aria-label={t('tiles.sockets')}
      onKeyDown={walk}
      style={only === undefined ? { gridTemplateRows: shared(groups, columns) } : {}}
    >
      {only !== undefined
        ? drawn(only)
        : groups.map((group) => (
            <div key={group.letter} className="hub">
              <b>
                <span>{t('tiles.hub', { letter: group.letter ?? '' })}</span>
              </b>
              <HubTiles first={group.tiles[0]?.socket}>{drawn(group)}</HubTiles>
            </div>
          ))}
    </section>
  )
}

/** Motion shows where something went. Where more than these change at once it shows nothing, and costs frames. */
const MOST_MOVING = 16

/** What does not change stays itself from one snapshot to the next. */
function changedAmong(tiles: readonly Tile[], before: readonly Tile[]): number {
  return tiles.filter((tile, index) => tile !== before[index]).length
}

/** What was drawn before this. */
function useBefore<Value>(value: Value): Value {
  const before = useRef(value)
  useEffect(() => {
    before.current = value
  }, [value])
  return before.current
}

function HubTiles({ first, children }: { first: string | undefined; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useTileSize(box, first)
  return (
    <div ref={box} className="hub-tiles">
      {children}
    </div>
  )
}

/** A hub with more rows of tiles is that much higher. */
function shared(groups: readonly Group[], columns: number): string {
  return groups.map((group) => `minmax(min-content, ${rowsOf(group, columns)}fr)`).join(' ')
}

export function focusTile(socket: string): void {
  const tiles = document.querySelectorAll<HTMLElement>('.tile')
  for (const tile of tiles) if (tile.dataset.socket === socket) tile.focus()
}
