/** Each device that undoing is about, and what became of it. */
import type { UndoRow } from '../../app/api/batch.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { Serial } from '../parts/serial.tsx'
import { Shape, type Tone } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { LongTable } from './long-table.tsx'
import type { UndoPages } from './undo-preview.ts'

const ROW = 56
const tones: { readonly [S in UndoRow['state']]: Tone } = {
  'will-release': 'ready',
  'changed-since': 'look',
  released: 'done',
  failed: 'failed',
}

export function UndoRows({ pages, count }: { pages: UndoPages; count: number }) {
  const { t } = useWords()
  return (
    <div className="card undo-list">
      <LongTable
        className="undo-table"
        label={t('undo.label')}
        columns={[t('rows.column.serial'), t('rows.column.result')]}
        count={count}
        height={ROW}
        of={pages.known?.key ?? ''}
        row={(index) => <Row row={pages.rowAt(index)} />}
        onSight={pages.want}
      />
    </div>
  )
}

function Row({ row }: { row: UndoRow | undefined }) {
  const { t } = useWords()
  if (row === undefined) return <td />
  const { serial_number, device_name, state, reconciled, failure } = row
  const tone = tones[state]
  const why = failure && failureText(t, failure)
  return (
    <>
      <td className="serial-of" title={device_name}>
        <Serial>{serial_number}</Serial>
      </td>
      <td>
        <span className={`state is-${tone}`}>
          <Shape tone={tone} />
          <span className="cut" title={why?.what}>
            {why?.title ?? t(`undo.row.${state}`)}
            {reconciled && ` (${t('undo.row.reconciled')})`}
          </span>
        </span>
      </td>
    </>
  )
}
