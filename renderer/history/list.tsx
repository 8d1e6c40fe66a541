/** Entries by day, newest first: only those in sight are drawn, and what was done since moves nothing that is read. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { HistoryRow } from '../../app/api/history.ts'
import { useWords } from '../words.tsx'
import { DayHead, Entry } from './entry.tsx'
import { itemsOf, steppedTo } from './items.ts'

export const ENTRY = 71
export const DAY = 41
/** So close to the end of what is known, the next page is asked for. */
const AHEAD = 15

interface ListProps {
  readonly rows: readonly HistoryRow[]
  /** Changes when other rows are looked for. */
  readonly of: string
  readonly chosen: number | undefined
  readonly onChoose: (sequence: number) => void
  readonly onEnd: () => void
}

export function HistoryList({ rows, of, chosen, onChoose, onEnd }: ListProps) {
  const { t, times } = useWords()
  const list = useRef<HTMLDivElement>(null)
  const items = useMemo(() => itemsOf(rows, times.day), [rows, times])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? DAY : ENTRY),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  })
  // Sizes are by index: another list has others.
  useLayoutEffect(() => virtual.measure(), [virtual, items])
  useKeptInSight(list, items.length === 0 ? 0 : virtual.getTotalSize(), rows, of)
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= items.length - AHEAD) onEnd()
  }, [last, items.length, onEnd])

  const walk = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? ENTRY) / ENTRY) - 1)
    const next = steppedTo(rows, chosen, event.key, page)
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    virtual.scrollToIndex(
      Math.max(0, items.findIndex(({ key }) => key === next) - (next === rows[0]?.sequence ? 1 : 0)),
    )
  }
  const isDrawn = drawn.some(({ key }) => key === chosen)
  return (
    <div
      ref={list}
      className="card entries"
      role="listbox"
      tabIndex={0}
      aria-label={t('history.list')}
      aria-activedescendant={isDrawn ? `entry-${chosen}` : undefined}
      onKeyDown={walk}
    >
      <div role="presentation" className="all" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          if (item.kind === 'day') return <DayHead key={item.key} at={item.at} top={start} />
          return (
            <Entry
              key={item.key}
              row={item.row}
              top={start}
              chosen={item.row.sequence === chosen}
              onChoose={() => onChoose(item.row.sequence)}
            />
          )
        })}
      </div>
    </div>
  )
}

/** What comes on top while somebody reads further down, or is about to click, moves nothing under their eyes. */
function useKeptInSight(
  list: React.RefObject<HTMLDivElement | null>,
  height: number,
  rows: readonly HistoryRow[],
  of: string,
): void {
  const before = useRef({ of, height, first: rows[0]?.sequence, length: rows.length })
  useLayoutEffect(() => {
    const { current: shown } = list
    const first = rows[0]?.sequence
    const earlier = before.current
    before.current = { of, height, first, length: rows.length }
    if (shown === null) return
    if (earlier.of !== of) shown.scrollTop = 0
    else if (earlier.first !== first && earlier.first !== undefined) {
      const isRead = shown.scrollTop > 0 || shown.matches(':hover, :focus-within')
      if (isRead) shown.scrollTop += Math.max(0, height - earlier.height)
    }
  }, [list, height, rows, of])
}
