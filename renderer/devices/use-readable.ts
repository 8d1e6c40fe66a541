/** The core's answer to whether a period's data may be read. */
import { useEffect, useState } from 'react'
import type { Period, Readable } from '../../app/api/devices.ts'
import { useCore } from '../core.tsx'

/** undefined: not answered, or the period is not said yet. */
export function useReadable(device: number, { from, to }: Partial<Period>): Readable | undefined {
  const { ask, snapshot } = useCore()
  const changed = snapshot.devices?.changed ?? 0
  const [answer, setAnswer] = useState<Readable>()
  // `changed` is not read: its change is the signal.
  useEffect(() => {
    let late = false
    const load = async () => {
      if (from === undefined || to === undefined) return setAnswer(undefined)
      const found = await ask({ query: 'readable', device, from, to })
      if (!late) setAnswer('failure' in found ? undefined : found)
    }
    load().catch(console.error)
    return () => {
      late = true
    }
  }, [ask, device, from, to, changed])
  return answer
}
