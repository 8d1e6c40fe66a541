/** Rows of the list, page by page as they come into sight, and anew when something changed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeviceFilter, DeviceRow } from '../../app/api/devices.ts'
import type { Failure } from '../../app/errors.ts'
import { useCore } from '../core.tsx'

export const PAGE = 100

interface Page {
  readonly rows: readonly DeviceRow[]
  /** What the core's list was when it was asked for. */
  readonly changed: number
}
export interface Found {
  /** Which filter it belongs to. */
  readonly key: string
  readonly count: number
  readonly types: readonly string[]
  readonly pages: ReadonlyMap<number, Page>
}
export interface DevicesFound {
  /** undefined: not answered yet. Rows of the filter before stay until those of the new one are there. */
  readonly found: Found | undefined
  readonly failure: Failure | undefined
  readonly rowAt: (index: number) => DeviceRow | undefined
  /** These rows are in sight. */
  readonly want: (first: number, last: number) => void
}

export function useDevices(filter: DeviceFilter): DevicesFound {
  const { ask, snapshot } = useCore()
  const changed = snapshot.devices?.changed ?? 0
  const key = JSON.stringify(filter)
  const [found, setFound] = useState<Found>()
  const [failure, setFailure] = useState<Failure>()
  const [sight, setSight] = useState<readonly [number, number]>([0, 0])
  const asking = useRef(new Set<string>())
  const current = useRef(key)
  current.current = key

  const load = useCallback(
    async (page: number) => {
      // The key is the filter, in a form that can be compared.
      const wanted: DeviceFilter = JSON.parse(key)
      const ticket = `${page} ${key}`
      if (asking.current.has(ticket)) return
      asking.current.add(ticket)
      const answer = await ask({ query: 'devices', ...wanted, offset: page * PAGE, limit: PAGE }).finally(() =>
        asking.current.delete(ticket),
      )
      if (current.current !== key) return
      setFailure('failure' in answer ? answer.failure : undefined)
      if ('failure' in answer) return
      const { rows, count, types } = answer
      setFound((before) => {
        const pages = new Map(before?.key === key ? before.pages : [])
        return { key, count, types, pages: pages.set(page, { rows, changed }) }
      })
    },
    [ask, key, changed],
  )

  // Whatever of the pages in sight is not there, or is older than the list.
  useEffect(() => {
    const [first, last] = found?.key === key ? sight : [0, 0]
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      const known = found?.key === key ? found.pages.get(page) : undefined
      if (known?.changed !== changed) load(page).catch(console.error)
    }
  }, [found, key, sight, changed, load])

  const want = useCallback((first: number, last: number) => {
    setSight((before) => (before[0] === first && before[1] === last ? before : [first, last]))
  }, [])
  const rowAt = (index: number) => found?.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE]
  return { found, failure, rowAt, want }
}
