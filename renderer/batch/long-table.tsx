/** A table of any length: only rows in sight are drawn, and a screen reader is told how many there are. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'

interface LongTableProps {
  readonly className: string
  readonly label: string
  /** Named; for a column of buttons its name is told but not shown. */
  readonly columns: readonly (string | { readonly told: string })[]
  readonly count: number
  /** Of a row, in pixels. */
  readonly height: number
  /** Another value: it begins at its first row again. */
  readonly of: string
  /** The cells of a row. */
  readonly row: (index: number) => ReactNode
  readonly onSight: (first: number, last: number) => void
}

const HEAD = 48

export function LongTable({ className, label, columns, count, height, of, row, onSight }: LongTableProps) {
  const box = useRef<HTMLTableElement>(null)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
    scrollMargin: HEAD,
  })
  const drawn = rows.getVirtualItems().filter(({ index }) => index < count)
  const [first, last] = [drawn.at(0)?.index ?? 0, drawn.at(-1)?.index ?? 0]
  useEffect(() => onSight(first, last), [onSight, first, last])
  // `of` is not read: its change is the signal.
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
  }, [of])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <table ref={box} className={`long ${className}`} aria-label={label} aria-rowcount={count + 1} tabIndex={0}>
      <thead>
        <tr aria-rowindex={1} className="line">
          {columns.map((name) => (
            <th key={typeof name === 'string' ? name : name.told} scope="col">
              {typeof name === 'string' ? name : <span className="sr">{name.told}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start }) => (
          <tr
            key={index}
            className="line"
            aria-rowindex={index + 2}
            style={{ height, transform: `translateY(${start - HEAD}px)` }}
          >
            {row(index)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
