/** A coloured edge round the whole window, once: no faster than a cue, and steady where motion is to be less. */
import { useEffect, useState } from 'react'
import type { Cue } from './cues.ts'

/** It fades within this; styled in look/sound.css. */
const SHOWN_MS = 1200

export function Flash({ seen }: { seen: { readonly cue: Cue } | undefined }) {
  const [over, setOver] = useState<typeof seen>()
  useEffect(() => {
    if (seen === undefined) return
    const timer = setTimeout(() => setOver(seen), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [seen])
  if (seen === undefined || over === seen) return null
  return <div className={`flash flash-${seen.cue}`} aria-hidden="true" />
}
