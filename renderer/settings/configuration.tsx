/** The configuration file that is gone by: another one, or none. */
import '../start/start.css'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { OpenConfiguration } from '../start/open-configuration.tsx'
import { useWords } from '../words.tsx'
import { Row } from './rows.tsx'

export function InUse() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { configuration } = snapshot
  const file = configuration && shown(configuration.file)
  if (configuration?.from === 'given') {
    return <Row title={t('start.file.used')} text={t('start.file.given', { file: file ?? '' })} />
  }
  return (
    <Row title={t('start.file.used')} text={file ?? t('start.file.none')}>
      {configuration && (
        <QuietButton onClick={() => void run({ command: 'forget-configuration' })}>
          {t('start.file.forget')}
        </QuietButton>
      )}
      <OpenConfiguration />
    </Row>
  )
}
