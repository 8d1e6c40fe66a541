/** Seconds that tick for the eye only: the core decides when something goes on, and no screen reader is told each. */
import { useEffect, useState } from 'react'
import { useWords } from '../words.tsx'

/** The present instant in milliseconds, anew each second. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface SecondsProps {
  readonly at: string
  /** Given as people write it: "12 s", "3 min 5 s". */
  readonly children: (time: string) => string
}

export function SecondsSince({ at, children }: SecondsProps) {
  const now = useNow()
  const { times } = useWords()
  return (
    <span className="num" aria-live="off">
      {children(times.duration(Math.max(0, Math.floor((now - Date.parse(at)) / 1000)) * 1000))}
    </span>
  )
}

/** Counts down; @param over stands there from then on */
export function SecondsUntil({ at, over, children }: SecondsProps & { over: string }) {
  const now = useNow()
  const { times } = useWords()
  const left = Math.max(0, Math.ceil((Date.parse(at) - now) / 1000))
  return (
    <span className="num" aria-live="off">
      {left === 0 ? over : children(times.duration(left * 1000))}
    </span>
  )
}
