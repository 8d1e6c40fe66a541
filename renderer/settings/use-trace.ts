import { useEffect, useState } from 'react'
import type { ProfileTestView, TraceChunk } from '../../app/api/profile-test.ts'
import { useCore } from '../core.tsx'

interface Fetched {
  readonly test: number
  readonly chunks: readonly TraceChunk[]
}
const nothing: Fetched = { test: 0, chunks: [] }

/** What was recorded so far: each time more is told of, the rest is asked for. */
export function useTrace({ test, chunks: count }: ProfileTestView): readonly TraceChunk[] {
  const { ask } = useCore()
  const [fetched, setFetched] = useState<Fetched>(nothing)
  const known = fetched.test === test ? fetched.chunks : nothing.chunks
  const from = known.length
  useEffect(() => {
    if (from >= count) return
    let left = false
    void ask({ query: 'trace', from }).then((found) => {
      if (left || 'failure' in found || found.test !== test || found.chunks.length === 0) return
      setFetched((before) => ({ test, chunks: [...(before.test === test ? before.chunks : []), ...found.chunks] }))
    })
    return () => {
      left = true
    }
  }, [ask, test, count, from])
  return known
}
