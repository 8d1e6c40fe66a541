/** The frame before there is anything to go to: no rail, language and theme at hand. */
import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'
import { Trouble } from './trouble.tsx'

export function PlainFrame({ children, actions, main }: { children: ReactNode; actions?: ReactNode; main: ReactNode }) {
  const { t } = useWords()
  return (
    <div className="plain-frame">
      <header className="head">
        <Mark />
        <span className="app-name">{t('app.name')}</span>
        <span className="grow" />
        <Preferences />
      </header>
      <main className="stage">{children}</main>
      <Trouble />
      <footer className="bar">
        {actions}
        <span className="grow" />
        {main}
      </footer>
    </div>
  )
}
