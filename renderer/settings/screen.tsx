/** Everything is kept the moment it is chosen, and holds in every other page at once. */
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Switch.layer.css'
import '@mantine/core/styles/Slider.layer.css'
import '../look/settings.css'
import '../look/settings-profiles.css'
import { type ReactNode, useState } from 'react'
import { useCore } from '../core.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Frame } from '../parts/frame.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { go, hashOf } from '../route.ts'
import { useWords } from '../words.tsx'
import { About } from './about.tsx'
import { Account } from './account.tsx'
import { Labels } from './labels.tsx'
import { Look } from './look.tsx'
import { Profiles } from './profiles.tsx'
import { type Section, sectionOf, sections, titles } from './sections.ts'
import { Service } from './service.tsx'
import { Sound } from './sound.tsx'

export function Settings({ section: name }: { section: string | undefined }) {
  const { t } = useWords()
  const section = sectionOf(name)
  return (
    <Frame
      title={t('settings.title')}
      head={<span className="quiet">{t('settings.kept')}</span>}
      actions={<SetBack />}
      main={
        <MainButton icon="tick" onClick={() => go({ view: 'guide' })}>
          {t('settings.done')}
        </MainButton>
      }
    >
      <div className="settings-screen">
        <nav className="side-nav" aria-label={t('settings.sections')}>
          {sections.map((one) => (
            <a
              key={one}
              href={hashOf({ view: 'settings', section: one })}
              aria-current={one === section ? 'page' : undefined}
            >
              {t(titles[one])}
            </a>
          ))}
        </nav>
        <div className="settings-stage">{drawn[section]}</div>
      </div>
    </Frame>
  )
}

const drawn: Readonly<Record<Section, ReactNode>> = {
  // Short enough that what is heard has room below what is seen.
  look: (
    <>
      <Look />
      <Sound />
    </>
  ),
  sound: <Sound />,
  account: <Account />,
  service: <Service />,
  profiles: <Profiles />,
  labels: <Labels />,
  about: <About />,
}

function SetBack() {
  const { t } = useWords()
  const { run } = useCore()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <span className="quiet bar-text">{t('settings.saved')}</span>
      <QuietButton onClick={() => setAsking(true)}>{t('settings.default')}</QuietButton>
      {asking && (
        <Confirm
          title={t('settings.default.title')}
          text={t('settings.default.text')}
          yes={t('settings.default.do')}
          no={t('settings.default.cancel')}
          onYes={() => void run({ command: 'set-back' })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
