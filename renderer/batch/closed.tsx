/** One batch to look at: what came of it, its rows, its report, and undoing it. Read-only, closed or not. */
import { useState } from 'react'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { BatchState } from './batch-state.tsx'
import { Counts } from './counts.tsx'
import { ReportCard, useReport } from './report-card.tsx'
import { Rows } from './rows.tsx'
import { UndoCard } from './undo-card.tsx'
import { UndoDrawer } from './undo-drawer.tsx'

export function Closed({ open }: { open: OpenBatch }) {
  const { t, times } = useWords()
  const { run } = useCore()
  const report = useReport(open.id)
  const [isUndoing, setUndoing] = useState(false)
  const isClosed = open.state === 'closed'
  const toNew = async () => {
    if (await run({ command: 'batch-leave' })) go({ view: 'batch' })
  }
  return (
    <Frame
      className="batch"
      keys={[['/', t('tiles.key.search')]]}
      head={
        <>
          <h1 className="cut">{shown(open.name)}</h1>
          {open.closed === undefined ? (
            <BatchState state={open.state} />
          ) : (
            <BatchState state="closed">{t('rows.closed', { time: times.minute(open.closed) })}</BatchState>
          )}
          <span className="grow" />
          <span className="quiet cut">{shown(open.account)}</span>
        </>
      }
      actions={
        <>
          {isClosed && (
            <QuietButton icon="batch" onClick={() => void toNew()}>
              {t('rows.new')}
            </QuietButton>
          )}
          {!isClosed && (
            <QuietButton icon="back" act="back" onClick={() => go({ view: 'batch' })}>
              {t('rows.tiles')}
            </QuietButton>
          )}
          <QuietButton icon="list" onClick={() => go({ view: 'batch', which: 'all' })}>
            {t('batch.all')}
          </QuietButton>
          <span className="quiet small" role="status">
            {report.said}
          </span>
        </>
      }
      main={<SaveReport report={report} />}
    >
      <div className="closed">
        <div className="closed-left">
          <Counts open={open} />
          <Rows open={open} />
        </div>
        <div className="closed-right">
          <ReportCard report={report} />
          {isClosed && <UndoCard open={open} onOpen={() => setUndoing(true)} />}
        </div>
      </div>
      {isUndoing && <UndoDrawer open={open} onClose={() => setUndoing(false)} />}
    </Frame>
  )
}

function SaveReport({ report }: { report: ReturnType<typeof useReport> }) {
  const { t } = useWords()
  if (report.isMaking) return <Wait>{t('reports.making')}</Wait>
  if (report.formats.size === 0) return <span className="quiet strong">{t('reports.none')}</span>
  return (
    <MainButton icon="save" onClick={report.save}>
      {t('reports.save')}
    </MainButton>
  )
}
