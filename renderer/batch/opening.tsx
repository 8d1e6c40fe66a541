/** Another batch than the open one is asked for: it is opened, unless devices are going through the open one. */
import { useEffect } from 'react'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'

export function Opening({ id, open }: { id: string; open: OpenBatch | undefined }) {
  const { t } = useWords()
  const { run, refused } = useCore()
  const isBusy = open?.state === 'running'
  useEffect(() => {
    if (!isBusy) void run({ command: 'batch-open', batch: id })
  }, [run, id, isBusy])
  const back = (
    <QuietButton icon="back" act="back" onClick={() => go({ view: 'batch' })}>
      {t('batch.back')}
    </QuietButton>
  )
  if (!isBusy) {
    return (
      <Frame className="batch" title={t('nav.batch')} actions={back}>
        {refused === undefined && (
          <p className="lead" role="status">
            {t('batches.opening')}
          </p>
        )}
      </Frame>
    )
  }
  const name = shown(open.name)
  return (
    <Frame
      className="batch"
      title={t('nav.batch')}
      actions={
        <QuietButton icon="pause" onClick={() => void run({ command: 'batch-pause' })}>
          {t('batches.other.pause')}
        </QuietButton>
      }
      main={
        <MainButton icon="back" onClick={() => go({ view: 'batch' })}>
          {t('batches.to-open')}
        </MainButton>
      }
    >
      <div className="nothing">
        <h2 className="sentence">{t('batches.other')}</h2>
        <p className="lead">{t('batches.other.text', { name })}</p>
      </div>
    </Frame>
  )
}
