/** What has just come of the device in hand, for those who look elsewhere: heard, and seen at the edge of the window. */
import { useEffect, useRef, useState } from 'react'
import type { Snapshot } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import { cueFor } from './cue-for.ts'
import type { Cue } from './cues.ts'
import { Flash } from './flash.tsx'
import { pauseAfter, play } from './speaker.ts'

/** Plays by itself. @returns the cue to flash, a new object each time */
export function useCues(snapshot: Snapshot): { readonly cue: Cue } | undefined {
  const [seen, setSeen] = useState<{ readonly cue: Cue }>()
  const before = useRef<Snapshot>(undefined)
  const busyUntil = useRef(0)
  useEffect(() => {
    const cue = cueFor(before.current, snapshot)
    before.current = snapshot
    if (cue === undefined) return
    const { sound, volume, flash } = snapshot.settings
    // Devices that end at the same moment make one sound; the screen has all of them.
    if (performance.now() < busyUntil.current) return
    busyUntil.current = performance.now() + pauseAfter(cue)
    if (sound) void play(cue, volume)
    if (flash) setSeen({ cue })
  }, [snapshot])
  return seen
}

export function Cues() {
  return <Flash seen={useCues(useCore().snapshot)} />
}
