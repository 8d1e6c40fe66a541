/** The packing list: dropped or chosen, read, its columns shown for correction. */
import { MOST_FILE_BYTES } from '../../app/api/batch.ts'
import type { DraftView } from '../../app/api/batch-view.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { FileButton } from '../parts/file-button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Shape } from '../parts/shape.tsx'
import { useDropped } from '../parts/use-dropped.ts'
import { useWords } from '../words.tsx'
import { Columns } from './columns.tsx'
import { FileProgress } from './file-progress.tsx'
import { Problems } from './problems.tsx'
import type { FileOnItsWay } from './use-file.ts'

export const listKinds = '.csv,.txt,.tsv,.xlsx,text/csv'

interface ListCardProps {
  readonly draft: DraftView | undefined
  readonly file: FileOnItsWay
}

export function ListCard({ draft, file }: ListCardProps) {
  const { t } = useWords()
  useDropped(file.open)
  if (file.tooLarge !== undefined) {
    const megabytes = Math.floor(MOST_FILE_BYTES / 1024 / 1024)
    return <DropHere file={file} trouble={t('list.too-large', { file: file.tooLarge, megabytes })} />
  }
  if (draft === undefined) return <DropHere file={file} />
  switch (draft.state) {
    case 'reading':
      return (
        <section className="card list-card" aria-label={t('list.title')}>
          <FileProgress
            words={t('list.reading', { file: draft.file })}
            share={draft.share ?? file.share ?? 0}
            stop={t('list.stop')}
            onStop={file.drop}
          />
        </section>
      )
    case 'failed': {
      const text = draft.failure && failureText(t, draft.failure)
      return (
        <DropHere
          file={file}
          trouble={[t('list.failed', { file: draft.file }), text?.what].filter(Boolean).join('. ')}
        />
      )
    }
    case 'ready':
      return <ListRead draft={draft} file={file} />
  }
}

function DropHere({ file, trouble }: { file: FileOnItsWay; trouble?: string }) {
  const { t } = useWords()
  return (
    <section className="drop-here" aria-label={t('list.title')}>
      <Icon name="file" />
      <h2>{t('list.drop')}</h2>
      <p className="quiet">{t('list.drop.text')}</p>
      {trouble !== undefined && (
        <p className="state is-failed" role="alert">
          <Shape tone="failed" />
          {trouble}
        </p>
      )}
      <FileButton accept={listKinds} onFile={file.open}>
        {t('list.choose')}
      </FileButton>
    </section>
  )
}

function ListRead({ draft, file }: { draft: DraftView; file: FileOnItsWay }) {
  const { t } = useWords()
  const { sheet, lines, columns } = draft
  const isMissing = lines === 0
  return (
    <section className="card list-card" aria-labelledby="list-title">
      <header>
        <span className={isMissing ? 'state is-look' : 'state is-done'}>
          <Shape tone={isMissing ? 'look' : 'done'} />
        </span>
        <div className="grow">
          <h2 id="list-title">{t('list.read', { count: lines })}</h2>
          <p className="quiet small">
            {t('list.about', {
              file: shown(draft.file),
              ...{ has_sheet: sheet === undefined ? '' : 'yes', sheet: sheet ?? '' },
              columns: columns.length,
            })}
          </p>
        </div>
        <FileButton accept={listKinds} onFile={file.open}>
          {t('list.other')}
        </FileButton>
      </header>
      <Columns draft={draft} />
      <Problems draft={draft} />
    </section>
  )
}
