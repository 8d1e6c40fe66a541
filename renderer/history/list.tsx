/** Entries by day, newest first. */
import type { HistoryRow } from '../../app/api/history.ts'
import type { Texts } from '../../app/texts/text.ts'
import { Serial } from '../parts/serial.tsx'
import { Shape, type Tone } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

export const toneOfOutcome = {
  taken: 'done',
  'already-yours': 'done',
  released: 'done',
  removed: 'ready',
  failed: 'failed',
} as const satisfies Record<HistoryRow['outcome'], Tone>

export function resultText(t: Texts, { outcome, failure }: HistoryRow): string {
  return failure === undefined ? t(`outcome.${outcome}`) : t(`failure.${failure.code}.title`)
}

interface ListProps {
  readonly rows: readonly HistoryRow[]
  readonly chosen: number
  readonly onChoose: (sequence: number) => void
}

export function HistoryList({ rows, chosen, onChoose }: ListProps) {
  const { times } = useWords()
  const days = new Map<string, HistoryRow[]>()
  for (const row of rows) {
    const day = times.day(row.at)
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="day">
      <h2>{day}</h2>
      <ul>
        {ofDay.map((row) => (
          <Entry key={row.sequence} row={row} chosen={row.sequence === chosen} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  ))
}

function Entry({ row, chosen, onChoose }: { row: HistoryRow; chosen: boolean } & Pick<ListProps, 'onChoose'>) {
  const { t, times } = useWords()
  const tone = toneOfOutcome[row.outcome]
  return (
    <li>
      <button
        type="button"
        className="entry"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => onChoose(row.sequence)}
      >
        <span className={`is-${tone}`}>
          <Shape tone={tone} />
        </span>
        <span className="entry-text">
          {row.serial_number === undefined ? <span>{t('history.unnamed')}</span> : <Serial>{row.serial_number}</Serial>}
          <span className="quiet small">{resultText(t, row)}</span>
        </span>
        <time className="quiet num" dateTime={row.at} title={row.at}>
          {times.clock(row.at)}
        </time>
      </button>
    </li>
  )
}
