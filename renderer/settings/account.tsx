/** Who owns what is activated here, and the way to practice and back. */
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { Card, Row } from './rows.tsx'

export function Account() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  return (
    <Card title={t('settings.account')}>
      {snapshot.mode === 'practice' ? (
        <Row title={t('settings.account.practice')} text={t('settings.account.practice.text')} />
      ) : (
        <Person />
      )}
      <Row title={t('settings.mode')} text={t('settings.mode.text')}>
        <QuietButton outlined onClick={() => void run({ command: 'choose-mode', mode: 'undecided' })}>
          {t('settings.mode.change')}
        </QuietButton>
      </Row>
    </Card>
  )
}

function Person() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { account } = snapshot
  const title = account.username === undefined ? t(`nav.account.${account.state}`) : shown(account.username)
  return (
    <Row title={title} text={t(whereKept(account.kept))}>
      {account.state === 'signed-in' ? (
        <QuietButton outlined onClick={() => void run({ command: 'sign-out' })}>
          {t('settings.account.sign-out')}
        </QuietButton>
      ) : (
        <QuietButton outlined onClick={() => go({ view: 'sign-in' })}>
          {t('do.sign-in')}
        </QuietButton>
      )}
    </Row>
  )
}

function whereKept(kept: boolean | undefined) {
  if (kept === undefined) return 'sign-in.where.perhaps'
  return kept ? 'settings.account.kept' : 'sign-in.kept.not'
}
