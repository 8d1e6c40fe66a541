/** Asks for the story of one entry. */
import { useEffect, useState } from 'react'
import type { Tale } from '../../app/api/history.ts'
import type { Failure } from '../../app/errors.ts'
import { useCore } from '../core.tsx'

export interface TaleView {
  /** The one shown: while another is being read, still the one before. */
  readonly tale: Tale | undefined
  readonly failure: Failure | undefined
}

export function useTale(sequence: number | undefined): TaleView {
  const { ask, snapshot } = useCore()
  const { run, mode } = snapshot
  const [view, setView] = useState<TaleView>({ tale: undefined, failure: undefined })
  // `run` and `mode` are not read: with another journal the number means another entry.
  useEffect(() => {
    let over = false
    if (sequence === undefined) return setView({ tale: undefined, failure: undefined })
    ask({ query: 'story', sequence })
      .then((found) => {
        if (over) return
        setView('failure' in found ? { tale: undefined, failure: found.failure } : { tale: found, failure: undefined })
      })
      .catch(console.error)
    return () => {
      over = true
    }
  }, [ask, sequence, run, mode])
  return view
}
