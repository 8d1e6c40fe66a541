/** Which service, how it is reached, and the way to another one. */
import { useState } from 'react'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { InUse } from './configuration.tsx'
import { Card, Row } from './rows.tsx'

export function Service() {
  const { t } = useWords()
  const { mode, account } = useCore().snapshot
  const practice = mode === 'practice'
  const address = account.service === undefined ? t('settings.service.address.none') : shown(account.service)
  return (
    <Card title={t('settings.service')}>
      <Row
        title={t('settings.service.address')}
        text={practice ? t('settings.service.practice') : <span className="machine">{address}</span>}
      />
      <Row title={t('settings.service.reached')} text={<Reached />}>
        <QuietButton outlined onClick={() => go({ view: 'help' })}>
          {t('settings.service.check')}
        </QuietButton>
      </Row>
      <InUse />
      {!practice && <Change />}
    </Card>
  )
}

function Reached() {
  const { t } = useWords()
  const { mode, account } = useCore().snapshot
  if (mode === 'practice') return t('settings.service.reached.practice')
  if (account.failure === undefined) return t(`settings.service.reached.${account.state}`)
  const { title, what } = failureText(t, account.failure)
  return `${title}. ${what}`
}

function Change() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const [asking, setAsking] = useState(false)
  const signedIn = snapshot.account.state === 'signed-in'
  const leave = async () => {
    if (await run({ command: 'sign-out' })) go({ view: 'sign-in' })
  }
  return (
    <Row title={t('settings.service.change')} text={t('settings.service.change.text')}>
      <QuietButton outlined onClick={() => (signedIn ? setAsking(true) : go({ view: 'sign-in' }))}>
        {t('settings.service.change')}
      </QuietButton>
      {asking && (
        <Confirm
          title={t('settings.service.change.title')}
          text={t('settings.service.change.ask')}
          yes={t('settings.service.change.do')}
          no={t('settings.service.change.cancel')}
          onYes={() => void leave()}
          onClose={() => setAsking(false)}
        />
      )}
    </Row>
  )
}
