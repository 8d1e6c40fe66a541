/** The list as a grid: only rows in sight are drawn, the keyboard walks over all of them. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { DeviceFilter } from '../../app/api/devices.ts'
import { useCore } from '../core.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import { Nothing } from './nothing.tsx'
import type { Chosen } from './use-chosen.ts'
import type { DevicesFound } from './use-devices.ts'
import { steppedTo } from './walk.ts'

const ROW = 56
const HEAD = 48

interface GridProps {
  readonly filter: DeviceFilter
  readonly listed: DevicesFound
  readonly chosen: Chosen
  readonly onChange: (changed: Partial<DeviceFilter>) => void
}

export function DeviceGrid({ filter, listed, chosen, onChange }: GridProps) {
  const { t } = useWords()
  const loading = useCore().snapshot.devices?.state !== 'ready'
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(0)
  const { found, rowAt, want } = listed
  const count = found?.count ?? 0
  const active = Math.min(at, Math.max(count - 1, 0))
  const rows = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    // The row the keyboard is at is always there to be named.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  })
  const drawn = rows.getVirtualItems().filter(({ index }) => index < count)
  const inSight = drawn.filter(({ index }) => index !== active || drawn.length === 1)
  const [top, bottom] = [inSight.at(0)?.index ?? 0, inSight.at(-1)?.index ?? 0]
  useEffect(() => want(top, bottom), [want, top, bottom])

  // Another filter begins at its first row.
  const key = found?.key
  useEffect(() => {
    if (key !== undefined) grid.current?.scrollTo({ top: 0 })
    setAt(0)
  }, [key])

  const walk = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || count === 0) return
    const row = rowAt(active)
    const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? ROW) - HEAD) / ROW) - 1)
    const next = steppedTo(event.key, active, count, page)
    if (event.key === ' ' && row) chosen.toggle(row.ownership, event.shiftKey)
    else if (event.key === 'Enter' && row) go({ view: 'device', id: row.device })
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) chosen.chooseAll()
    else if (next !== undefined) {
      setAt(next)
      rows.scrollToIndex(next)
      const reached = rowAt(next)
      if (event.shiftKey && row && reached) {
        if (!chosen.all.has(row.ownership)) chosen.toggle(row.ownership)
        chosen.toggle(reached.ownership, true)
      }
    } else return
    event.preventDefault()
  }
  const pick = (index: number) => (event: MouseEvent) => {
    const row = rowAt(index)
    setAt(index)
    // From here on the arrow keys go on from this row.
    grid.current?.focus({ preventScroll: true })
    if (row) chosen.toggle(row.ownership, event.shiftKey)
  }

  if (found !== undefined && count === 0) return loading ? <div /> : <Nothing filter={filter} onChange={onChange} />
  return (
    <table
      ref={grid}
      className="card grid"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked through by keyboard is a grid
      role="grid"
      tabIndex={0}
      aria-label={t('devices.list')}
      aria-describedby="device-keys"
      aria-multiselectable="true"
      aria-rowcount={count + 1}
      aria-activedescendant={count > 0 ? `row-${active}` : undefined}
      onKeyDown={walk}
    >
      <GridHead filter={filter} count={count} chosen={chosen} onChange={onChange} />
      <tbody style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start }) => (
          <GridRow
            key={index}
            index={index}
            top={start - HEAD}
            row={rowAt(index)}
            active={index === active}
            chosen={chosen.all}
            onPick={pick(index)}
          />
        ))}
      </tbody>
    </table>
  )
}
