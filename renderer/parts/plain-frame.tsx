/** The frame before there is anything to go to: no rail, language and theme at hand. */
import type { ReactNode } from 'react'
import type { ErrorCode } from '../../app/errors.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { useWords } from '../words.tsx'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'
import { Trouble } from './trouble.tsx'

interface PlainFrameProps {
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly main: ReactNode
  /** The failure that stands on the stage already. */
  readonly told?: ErrorCode | undefined
}

export function PlainFrame({ children, actions, main, told }: PlainFrameProps) {
  const { t } = useWords()
  const { configuration } = useCore().snapshot
  return (
    <div className="plain-frame">
      <header className="head">
        <Mark />
        <span className="app-name">{shown(configuration?.name ?? t('app.name'))}</span>
        <span className="grow" />
        <Preferences />
      </header>
      <main className="stage">{children}</main>
      <Trouble told={told} />
      <footer className="bar">
        {actions}
        <span className="grow" />
        {main}
      </footer>
    </div>
  )
}
