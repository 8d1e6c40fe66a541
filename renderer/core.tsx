/** The newest snapshot, for whatever draws it, and commands with what came of them. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import type { Asked, Command, Found, Snapshot } from '../app/api.ts'
import type { Failure } from '../app/errors.ts'
import type { Bridge } from './bridge.ts'
import { kept } from './kept.ts'

export interface Core {
  readonly snapshot: Snapshot
  /** Resolves to whether it was accepted; what it was refused with stands in `refused`. */
  run(command: Command): Promise<boolean>
  ask<A extends Asked>(query: A): Promise<Found<A['query']>>
  /** Why the last command was not accepted. */
  readonly refused: Failure | undefined
  dismiss(): void
  readonly reached: boolean
}

const CoreContext = createContext<Core | undefined>(undefined)

export function useCore(): Core {
  const core = useContext(CoreContext)
  if (core === undefined) throw new Error('used outside of CoreProvider')
  return core
}

/** Draws `waiting` until the first snapshot is there. */
export function CoreProvider({
  bridge,
  waiting,
  children,
}: {
  bridge: Bridge
  waiting: ReactNode
  children: ReactNode
}) {
  const [snapshot, setSnapshot] = useState<Snapshot>()
  const [reached, setReached] = useState(true)
  const [refused, setRefused] = useState<Failure>()

  useEffect(() => {
    const endReach = bridge.onReach(setReached)
    const endSnapshots = bridge.onSnapshot((newest) => {
      setSnapshot((before) => kept(before, newest))
      setReached(true)
    })
    return () => {
      endSnapshots()
      endReach()
    }
  }, [bridge])

  const run = useCallback(
    async (command: Command) => {
      setRefused(undefined)
      try {
        const answer = await bridge.run(command)
        if ('accepted' in answer) return true
        setRefused(answer.failure)
      } catch (error) {
        // Neither accepted nor refused: the way to the core is broken.
        console.error(error)
        setReached(false)
      }
      return false
    },
    [bridge],
  )
  const ask = useCallback(<A extends Asked>(query: A) => bridge.ask(query), [bridge])

  if (snapshot === undefined) return waiting
  const dismiss = () => setRefused(undefined)
  return (
    <CoreContext.Provider value={{ snapshot, run, ask, refused, dismiss, reached }}>{children}</CoreContext.Provider>
  )
}
