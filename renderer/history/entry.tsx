import type { HistoryRow } from '../../app/api/history.ts'
import { shown } from '../../app/texts/shown.ts'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { When } from '../parts/when.tsx'
import { useWords } from '../words.tsx'
import { lineOf, toneOf } from './result.ts'

interface EntryProps {
  readonly row: HistoryRow
  readonly top: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

export function Entry({ row, top, chosen, onChoose }: EntryProps) {
  const { t, times } = useWords()
  const tone = toneOf(row)
  const { serial_number } = row
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
    <div
      role="option"
      id={`entry-${row.sequence}`}
      className="entry"
      aria-selected={chosen}
      style={{ top }}
      onClick={onChoose}
    >
      <span className={`is-${tone}`}>
        <Shape tone={tone} />
      </span>
      <span className="entry-text">
        <span className="entry-serial" title={serial_number === undefined ? undefined : shown(serial_number)}>
          {serial_number === undefined ? t('history.unnamed') : <Serial>{serial_number}</Serial>}
        </span>
        <span className="quiet small cut">{lineOf(t, row)}</span>
      </span>
      <span className="quiet">
        <span className="sr">{times.day(row.at)}, </span>
        <When at={row.at} />
      </span>
    </div>
  )
}

export function DayHead({ at, top }: { at: string; top: number }) {
  const { t, times } = useWords()
  const day = times.day(at)
  const yesterday = new Date()
  yesterday.setDate(yesterday.getDate() - 1)
  const named =
    day === times.day(new Date())
      ? t('history.today', { day })
      : day === times.day(yesterday)
        ? t('history.yesterday', { day })
        : day
  return (
    // Each entry says its day itself.
    <div className="day-head" aria-hidden="true" style={{ top }}>
      {named}
    </div>
  )
}
