/** What a screen reader is told of the tiles: which need somebody, all in one sentence and no more often than is heard. */
import { useEffect, useState } from 'react'
import type { OpenBatch, Tile } from '../../app/api/batch-view.ts'
import { useWords } from '../words.tsx'
import { nameOf } from './tile-words.ts'

/** Two changes within this are told as one. */
const QUIET_MS = 1500

export function Announced({ tiles, open: { done, expected } }: { tiles: readonly Tile[]; open: OpenBatch }) {
  const { t } = useWords()
  const sockets = tiles.map(nameOf).join(', ')
  const need = tiles.length === 0 ? '' : t('tiles.live', { count: tiles.length, sockets })
  const isComplete = expected !== undefined && done >= expected
  const now = need === '' && isComplete ? t('tiles.live.complete', { expected }) : need
  const [told, setTold] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTold(now), QUIET_MS)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <p className="sr" role="status">
      {told}
    </p>
  )
}
