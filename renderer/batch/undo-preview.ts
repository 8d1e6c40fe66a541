/** What undoing would give back, and what became of each that was given back. */
import type { UndoRow } from '../../app/api/batch.ts'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import type { FoundFor } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import { type Pages, usePages } from './use-pages.ts'

export type UndoPreview = FoundFor<'batch-undo-preview'>
export type UndoPages = Pages<UndoRow, UndoPreview>

/** Asked again with each step of an undo. */
export function useUndoPreview({ id, undo }: OpenBatch): UndoPages {
  const { ask } = useCore()
  return usePages<UndoRow, UndoPreview>({
    key: id,
    changed: JSON.stringify([undo?.released, undo?.failed, undo?.over]),
    load: (page) => ask({ query: 'batch-undo-preview', batch: id, ...page }),
  })
}
