/** Every batch there was, newest first: to be continued, or to be read. */
import type { BatchRow } from '../../app/api/batch.ts'
import type { BatchView } from '../../app/api/batch-view.ts'
import type { FoundFor } from '../../app/api.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { go, hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { BatchState } from './batch-state.tsx'
import { LongTable } from './long-table.tsx'
import { usePages } from './use-pages.ts'

const ROW = 56

export function AllBatches({ batch }: { batch: BatchView }) {
  const { t } = useWords()
  const { ask, run } = useCore()
  const { open, latest } = batch
  const changed = JSON.stringify([open?.id, open?.state, open?.changed, latest?.id])
  const { known, failure, rowAt, want } = usePages<BatchRow, FoundFor<'batches'>>({
    key: 'batches',
    changed,
    load: (page) => ask({ query: 'batches', ...page }),
  })
  const isAtWork = open !== undefined && open.state !== 'closed'
  const toNew = async () => {
    if (open?.state === 'closed') await run({ command: 'batch-leave' })
    go({ view: 'batch' })
  }
  return (
    <Frame
      className="batch"
      title={t('batch.all')}
      actions={
        <QuietButton icon="back" act="back" onClick={() => go({ view: 'batch' })}>
          {t('batch.back')}
        </QuietButton>
      }
      main={
        <MainButton icon="forward" onClick={() => void toNew()}>
          {isAtWork ? t('batches.to-open') : t('batch.new')}
        </MainButton>
      }
    >
      {failure && (
        <p className="lead" role="alert">
          {failureText(t, failure).what}
        </p>
      )}
      {known?.answer.count === 0 && (
        <div className="nothing">
          <h2 className="sentence">{t('batches.empty')}</h2>
          <p className="lead">{t('batches.empty.text')}</p>
        </div>
      )}
      {known !== undefined && known.answer.count > 0 && (
        <div className="all-batches">
          <LongTable
            className="card batches"
            label={t('batch.all')}
            columns={[
              t('batches.name'),
              t('batches.state'),
              t('batches.done'),
              t('batches.begun'),
              { told: t('batches.resume') },
            ]}
            count={known.answer.count}
            height={ROW}
            of="batches"
            row={(index) => <Row row={rowAt(index)} isOpen={rowAt(index)?.id === open?.id} />}
            onSight={want}
          />
        </div>
      )}
    </Frame>
  )
}

function Row({ row, isOpen }: { row: BatchRow | undefined; isOpen: boolean }) {
  const { t, times } = useWords()
  const { run } = useCore()
  if (row === undefined) return <td />
  const { id, name, state, done, expected, created } = row
  const resume = async () => {
    if (isOpen && state === 'running') return go({ view: 'batch' })
    if (await run({ command: 'batch-resume', batch: id })) go({ view: 'batch' })
  }
  return (
    <>
      <td>
        <a href={hashOf({ view: 'batch', which: id })}>{shown(name)}</a>
      </td>
      <td>
        <BatchState state={state} />
      </td>
      <td className="num">{expected === undefined ? done : t('batches.of', { done, expected })}</td>
      <td className="num">{times.minute(created)}</td>
      <td>
        {state !== 'closed' && (
          <QuietButton label={t('batches.resume.named', { name: shown(name) })} onClick={() => void resume()}>
            {t('batches.resume')}
          </QuietButton>
        )}
      </td>
    </>
  )
}
