/** What has just come of the device in hand, or of those at the sockets, for those who look elsewhere: heard, and seen at the edge of the window. */
import { useEffect, useRef, useState } from 'react'
import type { Snapshot } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import { cueFor } from './cue-for.ts'
import { type Cue, urgency } from './cues.ts'
import { Flash } from './flash.tsx'
import { pauseAfter, play } from './speaker.ts'

/** Plays by itself. @returns the cue to flash, a new object each time */
export function useCues(snapshot: Snapshot): { readonly cue: Cue } | undefined {
  const [seen, setSeen] = useState<{ readonly cue: Cue }>()
  const before = useRef<Snapshot>(undefined)
  const busyUntil = useRef(0)
  /** Came while another was heard, and is more than one of many that went well. */
  const next = useRef<Cue>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const newest = useRef(snapshot.settings)
  newest.current = snapshot.settings
  useEffect(() => {
    const tell = (cue: Cue) => {
      const { sound, volume, flash } = newest.current
      busyUntil.current = performance.now() + pauseAfter(cue)
      if (sound) void play(cue, volume)
      if (flash) setSeen({ cue })
    }
    const later = () => {
      const cue = next.current
      next.current = undefined
      if (cue !== undefined) tell(cue)
    }
    const cue = cueFor(before.current, snapshot)
    before.current = snapshot
    if (cue === undefined) return
    const busyFor = busyUntil.current - performance.now()
    if (busyFor <= 0) return tell(cue)
    // Devices that end at the same moment make one sound, the screen has all of them; but no trouble goes unheard.
    if (cue === 'good') return
    next.current = urgency.find((one) => one === cue || one === next.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(later, busyFor)
  }, [snapshot])
  useEffect(() => () => clearTimeout(timer.current), [])
  return seen
}

export function Cues() {
  return <Flash seen={useCues(useCore().snapshot)} />
}
