/** How far giving back is. */
import { useEffect, useRef } from 'react'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { Shape, type Tone } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'

type Undo = NonNullable<OpenBatch['undo']>

export function UndoHead({ undo: { over, failed, stopped } }: { undo: Undo }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // The form with the focus is gone: reading goes on from here.
  useEffect(() => heading.current?.focus(), [])
  const stand = (): readonly [Tone, string] => {
    if (!over) return ['working', t('undo.running')]
    if (failed > 0) return ['failed', t('undo.some-failed', { count: failed })]
    return stopped ? ['look', t('undo.stopped')] : ['done', t('undo.done')]
  }
  const [tone, words] = stand()
  return (
    <>
      <span className={`is-${tone}`}>
        <Shape tone={tone} />
      </span>
      <h2 id="undo-heading" tabIndex={-1} ref={heading}>
        {words}
      </h2>
    </>
  )
}

export function UndoProgress({ undo }: { undo: Undo }) {
  const { t, times } = useWords()
  const { released, failed, total, over, wait, since } = undo
  return (
    <>
      <progress className={over ? 'over' : ''} max={total} value={released + failed} aria-label={t('undo.running')} />
      <p className="progress-line num">
        <strong>{t('undo.count', { done: released + failed, total })}</strong>
        <span className="quiet">{t('undo.since', { time: times.clock(since) })}</span>
        {wait && <span className="is-working">{`${t(`wait.${wait.for}`)}. ${t('wait.by-itself')}`}</span>}
      </p>
      <p className="sr" role="status">
        {over ? t('undo.live', { released, failed, total }) : wait && t(`wait.${wait.for}`)}
      </p>
    </>
  )
}
