/** Asks before a batch is closed: it is for good. */
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { useWords } from '../words.tsx'

export function CloseBatch({ open, onClose }: { open: OpenBatch; onClose: () => void }) {
  const { t } = useWords()
  const { run } = useCore()
  return (
    <Confirm
      title={t('tiles.close.title', { name: shown(open.name) })}
      text={t('tiles.close.text')}
      yes={t('tiles.close')}
      no={t('tiles.close.no')}
      onYes={() => void run({ command: 'batch-close' })}
      onClose={onClose}
    />
  )
}
