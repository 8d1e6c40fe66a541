import { useEffect, useState } from 'react'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import type { LabelSubject } from './paper.tsx'

/**
 * Whose label it is.
 * @param of an activation of the guide, or a device by its id
 * @returns undefined while it is asked for; null: there is no such device
 */
export function useSubject(of: string): LabelSubject | undefined | null {
  const { snapshot, ask } = useCore()
  const { t } = useWords()
  const { guide, profiles } = snapshot
  const activation = guide?.activation?.id === of ? guide.activation : undefined
  const done = activation?.phase.state === 'done' ? activation.phase : undefined
  const device = /^[1-9]\d{0,15}$/.test(of) ? Number(of) : undefined
  const [found, setFound] = useState<{ readonly device: number; readonly subject: LabelSubject | null }>()

  useEffect(() => {
    if (device === undefined) return
    let wanted = true
    ask({ query: 'ownerships', device }).then((answer) => {
      if (!wanted) return
      const subject = 'failure' in answer ? null : { ...answer, kind: answer.device_type }
      setFound({ device, subject })
    }, console.error)
    return () => {
      wanted = false
    }
  }, [ask, device])

  if (done !== undefined) {
    const kind = profiles.find(({ id }) => id === guide?.profile)
    return { ...done.ownership.device_details, kind: kind && shown(kind.name[t.language]) }
  }
  if (device === undefined) return null
  return found?.device === device ? found.subject : undefined
}
