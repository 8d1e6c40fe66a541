/** What undoing would give back, the word that shows it is meant, then how it goes with each. */
import { useState } from 'react'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { useCore } from '../core.tsx'
import { Drawer } from '../parts/drawer.tsx'
import { MainButton, QuietButton, Wait } from '../parts/main-button.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words.tsx'
import { UndoConfirm } from './undo-confirm.tsx'
import { type UndoPreview, useUndoPreview } from './undo-preview.ts'
import { UndoHead, UndoProgress } from './undo-progress.tsx'
import { UndoRows } from './undo-rows.tsx'

export function UndoDrawer({ open, onClose }: { open: OpenBatch; onClose: () => void }) {
  const { t } = useWords()
  const { run } = useCore()
  const { undo } = open
  const [again, setAgain] = useState(false)
  const isRunning = undo?.over === false
  const pages = useUndoPreview(open)
  const preview = pages.known?.answer
  const rest = preview?.releases ?? 0
  const isAsking = !isRunning && (undo === undefined || again) && rest > 0
  const begin = async (word: string) => {
    if (await run({ command: 'batch-undo', word })) setAgain(false)
  }
  return (
    <Drawer title="undo-heading" className="undo-drawer" onClose={onClose}>
      <header className="drawer-head">
        {undo === undefined || isAsking ? (
          <h2 id="undo-heading">{preview === undefined ? t('undo.title') : t('undo.heading', { count: rest })}</h2>
        ) : (
          <UndoHead undo={undo} />
        )}
      </header>
      <div className="drawer-body">
        {pages.failure && (
          <p role="alert" className="lead">
            {failureText(t, pages.failure).what}
          </p>
        )}
        {undo !== undefined && !isAsking && <UndoProgress undo={undo} />}
        {preview !== undefined && isAsking && <UndoConfirm preview={preview} onConfirm={(word) => void begin(word)} />}
        {preview !== undefined && preview.count > 0 && <UndoRows pages={pages} count={preview.count} />}
      </div>
      <Trouble />
      <footer className="bar">
        {isRunning && undo.stopped && <span className="quiet small bar-text">{t('undo.stop.hint')}</span>}
        {isRunning && !undo.stopped && (
          <QuietButton icon="stop" onClick={() => void run({ command: 'batch-undo-stop' })}>
            {t('undo.stop')}
          </QuietButton>
        )}
        {(isRunning || !isAsking) && rest > 0 && <QuietButton onClick={onClose}>{t('undo.close')}</QuietButton>}
        {isAsking && <QuietButton onClick={onClose}>{t('undo.keep')}</QuietButton>}
        <span className="grow" />
        <Main
          preview={preview}
          isRunning={isRunning}
          isAsking={isAsking}
          undo={undo}
          onAgain={() => setAgain(true)}
          onClose={onClose}
        />
      </footer>
    </Drawer>
  )
}

interface MainProps {
  readonly preview: UndoPreview | undefined
  readonly undo: OpenBatch['undo']
  readonly isRunning: boolean
  readonly isAsking: boolean
  readonly onAgain: () => void
  readonly onClose: () => void
}

function Main({ preview, undo, isRunning, isAsking, onAgain, onClose }: MainProps) {
  const { t } = useWords()
  if (undo !== undefined && isRunning) {
    return <Wait>{t('undo.count', { done: undo.released + undo.failed, total: undo.total })}</Wait>
  }
  if (preview === undefined) return <Wait>{t('undo.asking')}</Wait>
  if (isAsking) return <MainButton form="undo">{t('undo.now', { count: preview.releases })}</MainButton>
  if (preview.releases > 0) {
    return (
      <MainButton icon="forward" onClick={onAgain}>
        {t('undo.go-on')}
      </MainButton>
    )
  }
  return <MainButton onClick={onClose}>{t('undo.close')}</MainButton>
}
