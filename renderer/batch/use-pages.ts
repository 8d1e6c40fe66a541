/** Rows of a long list, page by page as they come into sight, and anew when something changed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Unanswered } from '../../app/api.ts'
import type { Failure } from '../../app/errors.ts'

const PAGE = 100

export interface Answered<Row> {
  readonly rows: readonly Row[]
  readonly count: number
}
interface Page<Row> {
  readonly rows: readonly Row[]
  readonly changed: string
}
interface Known<Row, A> {
  /** Of which list it is. */
  readonly key: string
  /** The newest answer, with what it tells beside its rows. */
  readonly answer: A
  readonly pages: ReadonlyMap<number, Page<Row>>
}
export interface Pages<Row, A extends Answered<Row>> {
  /** undefined: not answered yet. Those of the list before stay until the new one is there. */
  readonly known: Known<Row, A> | undefined
  readonly failure: Failure | undefined
  readonly rowAt: (index: number) => Row | undefined
  /** These rows are in sight. */
  readonly want: (first: number, last: number) => void
}

interface Asked<A> {
  /** Tells one list from another: its filter, the batch it is of. */
  readonly key: string
  /** Another value: what is on screen is asked for again. */
  readonly changed: string
  readonly load: (page: { offset: number; limit: number }) => Promise<A | Unanswered>
}

export function usePages<Row, A extends Answered<Row>>({ key, changed, load }: Asked<A>): Pages<Row, A> {
  const [known, setKnown] = useState<Known<Row, A>>()
  const [failure, setFailure] = useState<Failure>()
  const [sight, setSight] = useState<readonly [number, number]>([0, 0])
  const asking = useRef(new Set<string>())
  const newest = useRef({ key, load })
  newest.current = { key, load }

  const fetch = useCallback(
    async (page: number) => {
      const ticket = JSON.stringify([page, key, changed])
      if (asking.current.has(ticket)) return
      asking.current.add(ticket)
      const answer = await newest.current
        .load({ offset: page * PAGE, limit: PAGE })
        .finally(() => asking.current.delete(ticket))
      if (newest.current.key !== key) return
      setFailure('failure' in answer ? answer.failure : undefined)
      if ('failure' in answer) return
      setKnown((before) => {
        const pages = before?.key === key ? before.pages : new Map<number, Page<Row>>()
        return { key, answer, pages: withPage(pages, page, { rows: answer.rows, changed }) }
      })
    },
    [key, changed],
  )

  // Whatever of the pages in sight is not there, or is older than the list.
  useEffect(() => {
    const isSame = known?.key === key
    const [first, last] = isSame ? sight : [0, 0]
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!isSame || known.pages.get(page)?.changed !== changed) fetch(page).catch(console.error)
    }
  }, [known, key, sight, changed, fetch])

  const want = useCallback((first: number, last: number) => {
    setSight((before) => (before[0] === first && before[1] === last ? before : [first, last]))
  }, [])
  const rowAt = (index: number) => known?.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE]
  return { known, failure, rowAt, want }
}

/** More than are in sight, by far: what was scrolled past is asked for again when somebody comes back to it. */
export const MOST_PAGES = 40

/** With this page as its newest, without the oldest where there are too many. */
export function withPage<P>(pages: ReadonlyMap<number, P>, number: number, page: P): ReadonlyMap<number, P> {
  const others = [...pages].filter(([other]) => other !== number)
  return new Map([...others.slice(1 - MOST_PAGES), [number, page]])
}
