/** Asks for history page by page, and for its head again whenever something was done. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HistoryPage } from '../../app/api/history.ts'
import type { Failure } from '../../app/errors.ts'
import { useCore } from '../core.tsx'
import { type Known, withNewer, withOlder } from './rows.ts'

const PAGE = 50

export interface HistoryView {
  /** undefined: not answered yet. */
  readonly known: Known | undefined
  readonly failure: Failure | undefined
  readonly more: () => void
}

export function useHistory(search: string): HistoryView {
  const { ask, snapshot } = useCore()
  const { results, run } = snapshot
  const [known, setKnown] = useState<Known>()
  const [failure, setFailure] = useState<Failure>()
  /** Which search the rows belong to: an answer for another one comes too late. */
  const current = useRef(search)

  const load = useCallback(
    async (before: number | undefined, join: (known: Known | undefined, page: Known) => Known) => {
      const found = await ask({
        query: 'history',
        limit: PAGE,
        ...(before !== undefined && { before }),
        ...(search !== '' && { search }),
      })
      if (current.current !== search) return
      setFailure('failure' in found ? found.failure : undefined)
      if ('rows' in found) setKnown((rows) => join(rows, pageOf(found)))
    },
    [ask, search],
  )

  // `run` and `results` are not read: their change is the signal.
  useEffect(() => {
    const fresh = current.current !== search
    current.current = search
    load(undefined, (rows, page) => (fresh || rows === undefined ? page : withNewer(rows, page))).catch(console.error)
  }, [load, search, run, results])

  const more = () => {
    const next = known?.next
    if (next !== undefined) load(next, (rows, page) => (rows ? withOlder(rows, page) : page)).catch(console.error)
  }
  return { known, failure, more }
}

function pageOf({ rows, next }: HistoryPage): Known {
  return { rows, next }
}
