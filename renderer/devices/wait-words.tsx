/** What is waited for, since when, and when it goes on by itself. */
import type { DevicesView } from '../../app/api/devices.ts'
import { useWords } from '../words.tsx'

export function WaitWords({ wait }: { wait: NonNullable<DevicesView['wait']> }) {
  const { t, times } = useWords()
  const since = `${t(`wait.${wait.for}`)}, ${t('devices.wait.since', { time: times.clock(wait.since) })}.`
  if (wait.for === 'sign-in') return `${since} ${t('wait.after-sign-in')}`
  const goesOn =
    wait.until === undefined ? t('wait.by-itself') : t('devices.wait.until', { time: times.clock(wait.until) })
  return `${since} ${goesOn}`
}
