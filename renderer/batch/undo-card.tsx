/** Giving back what a batch took: the way to it, and how far it is. */
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

export function UndoCard({ open, onOpen }: { open: OpenBatch; onOpen: () => void }) {
  const { t } = useWords()
  const { taken, undo } = open
  const words = () => {
    if (undo === undefined) return t('undo.do')
    return undo.over ? t('undo.results') : t('undo.under-way', { done: undo.released + undo.failed, total: undo.total })
  }
  return (
    <section className="card undo" aria-labelledby="undo-title">
      <h2 id="undo-title">{t('undo.title')}</h2>
      <p className="quiet small">
        {taken === 0 && undo === undefined ? t('undo.none') : t('undo.text', { count: taken })}
      </p>
      {(taken > 0 || undo !== undefined) && (
        <div className="danger">
          <QuietButton outlined icon="release" onClick={onOpen}>
            {words()}
          </QuietButton>
        </div>
      )}
    </section>
  )
}
