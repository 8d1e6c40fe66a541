import { useCallback, useEffect, useState } from 'react'
import type { ChecksFound } from '../../app/api/checks.ts'
import type { Failure } from '../../app/errors.ts'
import { useCore } from '../core.tsx'

export interface Checks {
  /** The newest that came; kept while it is looked once more. */
  readonly found: ChecksFound | undefined
  readonly failure: Failure | undefined
  readonly looking: boolean
  readonly again: () => void
}

/** Looks as soon as somebody wants to see it, and again when asked. */
export function useChecks(): Checks {
  const { ask } = useCore()
  const [found, setFound] = useState<ChecksFound>()
  const [failure, setFailure] = useState<Failure>()
  const [round, setRound] = useState(1)
  const [done, setDone] = useState(0)
  useEffect(() => {
    let wanted = true
    const look = async () => {
      const answer = await ask({ query: 'checks' })
      if (!wanted) return
      setDone(round)
      setFailure('failure' in answer ? answer.failure : undefined)
      if ('findings' in answer) setFound(answer)
    }
    look().catch(console.error)
    return () => {
      wanted = false
    }
  }, [ask, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  return { found, failure, looking: done !== round, again }
}
