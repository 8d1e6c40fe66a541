/** The newest batches, beside what begins a new one. */
import { useEffect, useState } from 'react'
import type { BatchRow } from '../../app/api/batch.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { BatchState } from './batch-state.tsx'

/** As many as fit below the place for a list. */
const SHOWN = 4

/** @param about changes when there is another newest */
export function RecentBatches({ about }: { about: string | undefined }) {
  const { t, times } = useWords()
  const rows = useRecent(about)
  if (rows.length === 0) return null
  return (
    <section className="card recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{t('batches.earlier')}</h2>
      <ul>
        {rows.map(({ id, name, created, state, done, expected }) => (
          <li key={id}>
            <a href={hashOf({ view: 'batch', which: id })}>{shown(name)}</a>
            <span className="quiet num">{expected === undefined ? done : t('batches.of', { done, expected })}</span>
            <span className="quiet num">{times.day(created)}</span>
            <BatchState state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function useRecent(about: string | undefined): readonly BatchRow[] {
  const { ask } = useCore()
  const [rows, setRows] = useState<readonly BatchRow[]>([])
  // `about` is not read: its change is the signal.
  useEffect(() => {
    let late = false
    const load = async () => {
      const found = await ask({ query: 'batches', limit: SHOWN })
      if (!late && 'rows' in found) setRows(found.rows)
    }
    load().catch(console.error)
    return () => {
      late = true
    }
  }, [ask, about])
  return rows
}
