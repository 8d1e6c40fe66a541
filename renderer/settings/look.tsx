/** Language, theme, motion. */
import { SegmentedControl } from '@mantine/core'
import { languages } from '../../app/api.ts'
import { useCore } from '../core.tsx'
import { languageNames } from '../parts/preferences.tsx'
import { useWords } from '../words.tsx'
import { Card, Row } from './rows.tsx'
import { SwitchRow } from './switch-row.tsx'

/** As they stand side by side. */
const themeOrder = ['light', 'dark', 'system'] as const

export function Look() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { language, theme, motion } = snapshot.settings
  return (
    <Card title={t('settings.look')}>
      <Row title={t('settings.language')} text={t('settings.language.text')}>
        <SegmentedControl
          aria-label={t('settings.language')}
          value={language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(value) => void run({ command: 'set', language: value })}
        />
      </Row>
      <Row title={t('settings.theme')} text={t('settings.theme.text')}>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={theme}
          data={themeOrder.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={(value) => void run({ command: 'set', theme: value })}
        />
      </Row>
      <SwitchRow
        title={t('settings.motion')}
        text={t('settings.motion.text')}
        on={motion === 'less'}
        onChange={(less) => void run({ command: 'set', motion: less ? 'less' : 'system' })}
      />
    </Card>
  )
}
