/** What is wrong or was settled in the background. */
import type { Notice } from '../../app/api.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import type { Texts } from '../../app/texts/text.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Shape } from './shape.tsx'

export function Notices() {
  const { t } = useWords()
  const { notices } = useCore().snapshot
  if (notices.length === 0) return null
  return (
    <section className="card notices" aria-labelledby="notices-title">
      <h2 id="notices-title">{t('notices.title')}</h2>
      <ul>
        {notices.map((notice) => {
          const tone = notice.notice === 'reconciled' ? 'done' : 'look'
          return (
            <li key={JSON.stringify(notice)}>
              <span className={`is-${tone}`}>
                <Shape tone={tone} />
              </span>
              <p className="small">{noticeText(t, notice)}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function noticeText(t: Texts, notice: Notice): string {
  switch (notice.notice) {
    case 'profile-problem': {
      const { file, line, reason } = notice
      return t('notice.profile-problem', { file, reason, line: line ?? '', has_line: line === undefined ? '' : 'yes' })
    }
    case 'journal-set-aside':
    case 'settings-set-aside':
      return t(`notice.${notice.notice}`, { file: notice.file })
    case 'intents-of-another-account':
      return t('notice.intents-of-another-account', { account: notice.account, count: notice.count })
    case 'reconciled':
      return t(`reconciled.${settledAs(notice.outcome)}`, { serial_number: notice.serial_number })
    case 'clock-off':
      return t('notice.clock-off', {
        minutes: Math.round(Math.abs(notice.seconds) / 60),
        ahead: notice.seconds > 0 ? 'yes' : 'no',
      })
    case 'failure': {
      const { title, what, remedy } = failureText(t, notice.failure)
      return `${title}. ${what} ${remedy}`
    }
  }
}

/** Whatever else it is called, nothing came of it. */
function settledAs(outcome: string): 'taken' | 'already-yours' | 'released' | 'failed' {
  return outcome === 'taken' || outcome === 'already-yours' || outcome === 'released' ? outcome : 'failed'
}
