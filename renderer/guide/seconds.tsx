/** Seconds that tick for the eye only: the core decides when something goes on, and no screen reader is told each. */
import { useEffect, useState } from 'react'

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
  readonly children: (seconds: number) => string
}

export function SecondsSince({ at, children }: SecondsProps) {
  const now = useNow()
  return (
    <span className="num" aria-live="off">
      {children(Math.max(0, Math.floor((now - Date.parse(at)) / 1000)))}
    </span>
  )
}

/** Counts down to 0 and stays there. */
export function SecondsUntil({ at, children }: SecondsProps) {
  const now = useNow()
  return (
    <span className="num" aria-live="off">
      {children(Math.max(0, Math.ceil((Date.parse(at) - now) / 1000)))}
    </span>
  )
}
