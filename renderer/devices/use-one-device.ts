/** One device's spans, asked for again whenever the list changed. */
import { useEffect, useState } from 'react'
import type { OwnershipsFound } from '../../app/api/devices.ts'
import type { Failure } from '../../app/errors.ts'
import { useCore } from '../core.tsx'

export interface OneDeviceFound {
  /** undefined: not answered yet. */
  readonly about: OwnershipsFound | undefined
  readonly failure: Failure | undefined
  readonly again: () => void
}

export function useOneDevice(id: number): OneDeviceFound {
  const { ask, snapshot } = useCore()
  const changed = snapshot.devices?.changed ?? 0
  const [about, setAbout] = useState<OwnershipsFound>()
  const [failure, setFailure] = useState<Failure>()
  const [tries, setTries] = useState(0)

  // `changed` and `tries` are not read: their change is the signal.
  useEffect(() => {
    let late = false
    const load = async () => {
      const found = await ask({ query: 'ownerships', device: id })
      if (late) return
      setFailure('failure' in found ? found.failure : undefined)
      if ('spans' in found) setAbout(found)
    }
    load().catch(console.error)
    return () => {
      late = true
    }
  }, [ask, id, changed, tries])
  return { about, failure, again: () => setTries((count) => count + 1) }
}
