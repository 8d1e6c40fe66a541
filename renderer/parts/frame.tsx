/** What every screen stands in: rail, head line, stage and the bar where things are done. */
import type { ReactNode } from 'react'
import { useCore } from '../core.tsx'
import { hashOf, useRoute, type View } from '../route.ts'
import { useWords } from '../words.tsx'
import { Banner } from './banner.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Mark } from './mark.tsx'
import { Shape } from './shape.tsx'
import { Trouble } from './trouble.tsx'

interface FrameProps {
  readonly title: string
  /** Right of the title. */
  readonly head?: ReactNode
  /** Quiet actions, left. */
  readonly actions?: ReactNode
  /** The one main button, or the wait in its place. */
  readonly main?: ReactNode
  readonly children: ReactNode
}

export function Frame({ title, head, actions, main, children }: FrameProps) {
  const { t } = useWords()
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('stage')?.focus()}>
        {t('app.skip')}
      </button>
      <Rail />
      <div className="side">
        <Banner />
        <header className="head">
          <h1>{title}</h1>
          <span className="grow" />
          {head}
        </header>
        <main className="stage" id="stage" tabIndex={-1}>
          {children}
        </main>
        <Trouble />
        <footer className="bar">
          {actions}
          <span className="grow" />
          {main}
        </footer>
      </div>
    </div>
  )
}

const views = [
  { view: 'activate', icon: 'activate', text: 'nav.activate' },
  { view: 'history', icon: 'history', text: 'nav.history' },
  { view: 'settings', icon: 'settings', text: 'nav.settings' },
] as const satisfies readonly { view: View; icon: IconName; text: string }[]

function Rail() {
  const { t } = useWords()
  const { view } = useRoute()
  const current = view === 'sign-in' ? 'activate' : view
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <Mark />
      {views.map((item) => (
        <a
          key={item.view}
          href={hashOf(item.view === 'activate' ? { view: 'activate', port: undefined } : { view: item.view })}
          aria-current={current === item.view ? 'page' : undefined}
        >
          <Icon name={item.icon} />
          <span>{t(item.text)}</span>
        </a>
      ))}
      <span className="grow" />
      <AccountState />
    </nav>
  )
}

function AccountState() {
  const { t } = useWords()
  const { mode, account } = useCore().snapshot
  const tone = mode === 'practice' || account.state === 'signed-in' ? 'done' : 'ready'
  return (
    <div className="account">
      <span className={`is-${tone}`}>{mode === 'practice' ? <Icon name="practice" /> : <Shape tone={tone} />}</span>
      <span>{t(mode === 'practice' ? 'nav.account.practice' : `nav.account.${account.state}`)}</span>
    </div>
  )
}
