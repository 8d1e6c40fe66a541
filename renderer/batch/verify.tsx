/** Whether a report was changed since the station sealed it, in words. */
import type { Verified } from '../../app/api/batch.ts'
import type { BatchView } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { FileButton } from '../parts/file-button.tsx'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { QuietButton, Wait } from '../parts/main-button.tsx'
import { useDropped } from '../parts/use-dropped.ts'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { FileProgress } from './file-progress.tsx'
import { type FileOnItsWay, useFile } from './use-file.ts'
import { Verdict } from './verdict.tsx'

const kinds = '.json,application/json'

export function Verify({ batch }: { batch: BatchView }) {
  const { t } = useWords()
  const { verified, fingerprint } = batch
  const file = useFile('report')
  useDropped(file.open)
  const isReading = verified !== undefined && verified.found === undefined
  return (
    <Frame
      className="batch"
      title={t('verify.title')}
      actions={
        <QuietButton icon="back" act="back" onClick={() => go({ view: 'batch' })}>
          {t('batch.back')}
        </QuietButton>
      }
      main={
        isReading ? (
          <Wait>{t('verify.reading', { file: shown(verified.file) })}</Wait>
        ) : (
          <FileButton isMain accept={kinds} onFile={file.open}>
            {t(verified === undefined ? 'verify.choose' : 'verify.other')}
          </FileButton>
        )
      }
    >
      <div className="verify">
        <Stand verified={verified} file={file} station={fingerprint} />
        <section className="card verify-about">
          <h2>{t('verify.what')}</h2>
          <p className="quiet">{t('verify.what.text')}</p>
        </section>
      </div>
    </Frame>
  )
}

interface StandProps {
  readonly verified: { readonly file: string; readonly found?: Verified | undefined } | undefined
  readonly file: FileOnItsWay
  readonly station: string | undefined
}

function Stand({ verified, file, station }: StandProps) {
  const { t } = useWords()
  if (verified?.found !== undefined) return <Verdict file={verified.file} found={verified.found} station={station} />
  if (verified !== undefined) {
    return (
      <section className="card list-card" aria-label={t('verify.title')}>
        <FileProgress
          words={t('verify.reading', { file: verified.file })}
          share={file.share ?? 1}
          stop={t('list.stop')}
          onStop={file.drop}
        />
      </section>
    )
  }
  return (
    <section className="drop-here" aria-label={t('verify.title')}>
      <Icon name="shield" />
      <h2>{t('verify.drop')}</h2>
      <p className="quiet">{t('verify.drop.text')}</p>
      {file.tooLarge !== undefined && (
        <p className="is-failed" role="alert">
          {shown(file.tooLarge)}
        </p>
      )}
    </section>
  )
}
