/** What changes by itself, in words for those who do not see it change. */
import { useEffect, useRef, useState } from 'react'
import type { Snapshot } from '../../app/api.ts'
import type { Texts } from '../../app/texts/text.ts'
import { useWords } from '../words.tsx'
import { identityOf, wordOf } from './phase.ts'

/** More than that at once nobody listens to. */
const MANY = 4

/** The newest change since the page was loaded; several at once are told in one breath. */
export function useAnnouncements(snapshot: Snapshot): string {
  const { t } = useWords()
  const before = useRef<Snapshot>(snapshot)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const changes = changesBetween(t, before.current, snapshot)
    before.current = snapshot
    if (changes.length > 0)
      setSaid(changes.length > MANY ? t('live.many', { count: changes.length }) : changes.join(' '))
  }, [snapshot, t])
  return said
}

export function changesBetween(t: Texts, before: Snapshot, now: Snapshot): string[] {
  const earlier = new Map(before.ports.map((port) => [port.path, port]))
  const later = new Set(now.ports.map(({ path }) => path))
  const gone = before.ports
    .filter(({ path }) => !later.has(path))
    .map(({ path }) => t('live.unplugged', { port: path }))
  const changed = now.ports.flatMap(({ path, activation }) => {
    const old = earlier.get(path)
    if (old === undefined) return [t('live.plugged', { port: path })]
    if (activation === undefined || activation.phase.state === old.activation?.phase.state) return []
    const name = identityOf(activation.phase)?.serial_number ?? path
    return [t('live.state', { name, state: t(wordOf(activation.phase)) })]
  })
  return [...gone, ...changed]
}
