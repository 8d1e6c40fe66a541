/** Which version this is, where the next one comes from, and what it is made of. */
import { QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { Card, Row } from './rows.tsx'

/** Put in when the page is built. */
const version: unknown = import.meta.env.VITE_APP_VERSION

export function About() {
  const { t } = useWords()
  return (
    <Card title={t('settings.about')}>
      <Row title={t('settings.about.version')}>
        <span className="machine">{String(version)}</span>
      </Row>
      <Row title={t('settings.about.updates')} text={t('settings.about.updates.text')} />
      <Row title={t('settings.about.licences')} text={t('settings.about.licences.text')}>
        <QuietButton outlined onClick={() => go({ view: 'help', section: 'licences' })}>
          {t('settings.about.licences.show')}
        </QuietButton>
      </Row>
    </Card>
  )
}
