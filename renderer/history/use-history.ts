/** Asks for history page by page, and for its head again whenever something was done. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HistoryPage } from '../../app/api/history.ts'
import type { Failure } from '../../app/errors.ts'
import { useCore } from '../core.tsx'
import { askedFor, type Filter } from './filter.ts'
import { type Known, withNewer, withOlder } from './rows.ts'

const PAGE = 50

export interface HistoryView {
  /** undefined: not answered yet. */
  readonly known: Known | undefined
  /** Changes when other rows are looked for. */
  readonly of: string
  /** When the oldest entry of all was written. */
  readonly oldest: string | undefined
  readonly failure: Failure | undefined
  /** Asks for the page after. */
  readonly more: () => void
  readonly again: () => void
}

interface Loaded {
  readonly of: string
  readonly known: Known
}

export function useHistory(filter: Filter): HistoryView {
  const { ask, snapshot } = useCore()
  const { results, run, mode } = snapshot
  const [loaded, setLoaded] = useState<Loaded>()
  const [oldest, setOldest] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const [tries, setTries] = useState(0)
  const of = JSON.stringify([askedFor(filter), run, mode])
  /** Which rows are asked for: an answer for others comes too late. */
  const wanted = useRef(of)
  const asking = useRef<number>(undefined)

  const load = useCallback(
    async (before: number | undefined, join: (known: Known, page: Known) => Known) => {
      const [asked] = JSON.parse(of)
      const found = await ask({ query: 'history', limit: PAGE, ...asked, ...(before !== undefined && { before }) })
      if (wanted.current !== of) return
      setFailure('failure' in found ? found.failure : undefined)
      if ('failure' in found) return
      const page = pageOf(found)
      if (before === undefined) setOldest(found.oldest)
      setLoaded((now) => ({ of, known: now?.of === of ? join(now.known, page) : page }))
    },
    [ask, of],
  )

  // `results` and `tries` are not read: their change is the signal.
  useEffect(() => {
    wanted.current = of
    load(undefined, withNewer).catch(console.error)
  }, [load, of, results, tries])

  const known = loaded?.of === of ? loaded.known : undefined
  const next = known?.next
  const more = useCallback(() => {
    if (next === undefined || asking.current === next) return
    asking.current = next
    load(next, withOlder)
      .catch(console.error)
      .finally(() => {
        asking.current = undefined
      })
  }, [load, next])
  return { known, of, oldest, failure, more, again: () => setTries((count) => count + 1) }
}

function pageOf({ rows, next }: HistoryPage): Known {
  return { rows, next }
}
