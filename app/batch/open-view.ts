/** How the open batch stands, as its screen shows it. */
import type { OpenBatch } from '../api/batch-view.ts'
import { usernameOf } from '../ownership/account-key.ts'
import { perHour, secondsLeft } from './pace.ts'
import type { BatchRecord } from './record.ts'
import type { BatchRun } from './run.ts'

export function openView(
  { id, created, since, closed, manifest, tally }: BatchRecord,
  run: BatchRun | undefined,
  now: { readonly at: Date; readonly monotonic: number },
): OpenBatch {
  const { counts } = tally
  const { name, rules, list, profile, account } = created
  const expected = manifest?.expected
  const running = run?.isRunning === true
  const pace = running ? perHour(run.done, now.monotonic) : undefined
  const seconds = expected === undefined ? undefined : secondsLeft(expected - counts.done, pace)
  return {
    id,
    name,
    created: since,
    ...(closed !== undefined && { closed }),
    state: closed !== undefined ? 'closed' : running ? 'running' : 'paused',
    rules,
    ...(list && { list: { file: list.file, lines: list.lines, groups: list.groups } }),
    ...(profile !== undefined && { profile }),
    account: usernameOf(account) ?? account,
    ...(expected !== undefined && { expected }),
    done: counts.done,
    taken: counts.taken,
    alreadyYours: counts['already-yours'],
    failed: counts.failed,
    setAside: counts['set-aside'],
    unlisted: counts.unlisted,
    waiting: counts.waiting,
    need: [...(run?.visits ?? [])].filter(({ needs }) => needs !== undefined && needs !== 'set-aside').length,
    ...(pace !== undefined && { perHour: pace }),
    ...(seconds !== undefined && {
      left: { seconds, at: new Date(now.at.getTime() + seconds * 1000).toISOString() },
    }),
    changed: tally.changed,
  }
}
