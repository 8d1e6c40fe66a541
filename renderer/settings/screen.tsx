/** Language, theme, account, way of working. Everything is kept the moment it is chosen. */
import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { languages } from '../../app/api.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { languageNames } from '../parts/preferences.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'

/** As they stand side by side. */
const themeOrder = ['light', 'dark', 'system'] as const

export function Settings(_: { section: string | undefined }) {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { language, theme } = snapshot.settings
  return (
    <Frame
      title={t('settings.title')}
      head={<span className="quiet">{t('settings.kept')}</span>}
      actions={<span className="quiet bar-text">{t('settings.saved')}</span>}
      main={
        <MainButton icon="tick" onClick={() => go({ view: 'guide' })}>
          {t('settings.done')}
        </MainButton>
      }
    >
      <Section title={t('settings.look')}>
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
            data={themeOrder.map((value) => ({
              value,
              label: t(`settings.theme.${value}`),
            }))}
            onChange={(value) => void run({ command: 'set', theme: value })}
          />
        </Row>
      </Section>
      <Section title={t('settings.account')}>
        <Account />
        <Row title={t('settings.mode')} text={t('settings.mode.text')}>
          <QuietButton outlined onClick={() => void run({ command: 'choose-mode', mode: 'undecided' })}>
            {t('settings.mode.change')}
          </QuietButton>
        </Row>
      </Section>
    </Frame>
  )
}

function Account() {
  const { t } = useWords()
  const { snapshot, run } = useCore()
  const { mode, account } = snapshot
  if (mode === 'practice') {
    return <Row title={t('settings.account.practice')} text={t('settings.account.practice.text')} />
  }
  const title = account.username === undefined ? t(`nav.account.${account.state}`) : shown(account.username)
  return (
    <>
      <Row
        title={title}
        text={t(
          account.kept === undefined
            ? 'sign-in.where.perhaps'
            : account.kept
              ? 'settings.account.kept'
              : 'sign-in.kept.not',
        )}
      >
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
      {account.service !== undefined && <Row title={t('settings.service')} text={shown(account.service)} />}
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="settings" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="card rows">{children}</div>
    </section>
  )
}

function Row({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="setting">
      <div className="grow">
        <strong>{title}</strong>
        <p className="quiet small">{text}</p>
      </div>
      {children}
    </div>
  )
}
