/** What a snapshot shows of the choices made and of what is open. */
import type { Snapshot } from './api.ts'
import type { Choices } from './choices.ts'
import type { Configured } from './configured.ts'
import type { Failure } from './errors.ts'
import type { Opened } from './opened.ts'

interface From {
  readonly choices: Choices
  readonly configured: Configured
  readonly opened: Opened | undefined
  /** Why nothing is open although something was chosen, or what did not close well. */
  readonly failed: Failure | undefined
}

export function seen({ choices, configured, opened, failed }: From): Omit<Snapshot, 'number' | 'run' | 'results'> {
  const configuration = configured.view()
  return {
    mode: modeOf(choices, opened),
    account: accountOf(choices, opened),
    ...(opened?.view() ?? { ports: [], portless: [] }),
    profiles: opened?.bench.profiles() ?? [],
    notices: [
      ...(choices.problem ? [{ notice: 'settings-set-aside' as const, file: choices.problem.file }] : []),
      ...[configured.failure, failed].flatMap((failure) => (failure ? [{ notice: 'failure' as const, failure }] : [])),
      ...(opened?.bench.notices() ?? []),
      ...(opened?.reconciled ?? []),
    ],
    settings: choices.settings,
    ...(configuration && { configuration }),
  }
}

/** What is open says it; that it was not remembered, since signing in failed, makes no practice of a real desk. */
function modeOf(choices: Choices, opened: Opened | undefined): Snapshot['mode'] {
  if (opened === undefined) return choices.mode
  return opened.bench.practice === undefined ? 'account' : 'practice'
}

function accountOf({ username, service }: Choices, opened: Opened | undefined): Snapshot['account'] {
  if (opened !== undefined) {
    const { session, service, kept } = opened.bench
    return { ...session.view(), service, kept }
  }
  return { state: 'signed-out', ...(username && { username }), ...(service && { service }) }
}
