/** Which version this is, what its reports are sealed with, where the next one comes from, and what it is made of. */
import { useCore } from '../core.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { grouped as groupedFingerprint } from '../parts/fingerprint.ts'
import { QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { Card, Row } from './rows.tsx'

/** Put in when the page is built. */
const version: unknown = import.meta.env.VITE_APP_VERSION

export function About() {
  const { t } = useWords()
  const fingerprint = useCore().snapshot.batch?.fingerprint
  return (
    <Card title={t('settings.about')}>
      <Row title={t('settings.about.version')}>
        <span className="machine">{String(version)}</span>
      </Row>
      {fingerprint !== undefined && (
        <Row
          title={t('settings.station')}
          text={
            <>
              {t('settings.station.text')}
              <span className="machine fingerprint">{groupedFingerprint(fingerprint)}</span>
            </>
          }
        >
          <CopyButton text={fingerprint}>{t('do.copy')}</CopyButton>
        </Row>
      )}
      <Row title={t('settings.about.updates')} text={t('settings.about.updates.text')} />
      <Row title={t('settings.about.licences')} text={t('settings.about.licences.text')}>
        <QuietButton outlined onClick={() => go({ view: 'help', section: 'licences' })}>
          {t('settings.about.licences.show')}
        </QuietButton>
      </Row>
    </Card>
  )
}
