/** A result for each. Rows in sight are asked for, however many there are. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { MOST_ROWS, type ReleaseRow, type ReleaseView } from '../../app/api/devices.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape, type Tone } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

const ROW = 72
const PAGE = 50

interface RowsProps {
  readonly release: ReleaseView
  readonly onlyFailed: boolean
}

export function ReleaseRows({ release, onlyFailed }: RowsProps) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const count = onlyFailed ? release.failed : release.total
  const rows = useVirtualizer({ count, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 4 })
  const drawn = rows.getVirtualItems().filter(({ index }) => index < count)
  const first = Math.floor((drawn.at(0)?.index ?? 0) / PAGE) * PAGE
  const known = useResults(release, onlyFailed, first)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={box} className="card release-rows" tabIndex={0} aria-label={t('release.results')}>
      <ul style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start }) => (
          <li key={index} className="release-row" style={{ transform: `translateY(${start}px)` }}>
            <Result row={known[index - first]} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** From `first` on; asked again with each step of the run. */
function useResults({ released, failed, running, over }: ReleaseView, onlyFailed: boolean, first: number) {
  const { ask } = useCore()
  const [rows, setRows] = useState<readonly ReleaseRow[]>([])
  // The counts are not read: their change is the signal.
  useEffect(() => {
    let late = false
    const load = async () => {
      const only = onlyFailed ? { only: 'failed' as const } : {}
      const found = await ask({ query: 'releases', ...only, offset: first, limit: MOST_ROWS / 2 })
      if (!late && 'rows' in found) setRows(found.rows)
    }
    load().catch(console.error)
    return () => {
      late = true
    }
  }, [ask, first, onlyFailed, released, failed, running, over])
  return rows
}

const tones = {
  waiting: 'ready',
  running: 'working',
  released: 'done',
  failed: 'failed',
  'not-begun': 'ready',
} as const satisfies Record<ReleaseRow['state'], Tone>

function Result({ row }: { row: ReleaseRow | undefined }) {
  const { t } = useWords()
  if (row === undefined) return null
  const tone = tones[row.state]
  const text = row.failure && failureText(t, row.failure, row.owned)
  return (
    <>
      <span className={`is-${tone}`}>
        <Shape tone={tone} />
      </span>
      <Serial>{row.serial_number}</Serial>
      <span className="result">
        <span className={`is-${tone}`}>{text ? text.title : t(`release.row.${row.state}`)}</span>
        {text && <span className="quiet why" title={text.what}>{`${text.device} ${text.what}`}</span>}
      </span>
    </>
  )
}
