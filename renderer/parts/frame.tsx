/** What every screen stands in: rail, head line, stage and the bar where things are done. */
import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Banner } from './banner.tsx'
import { type KeyHelp, Keys } from './keys.tsx'
import { Rail } from './rail.tsx'
import { Trouble } from './trouble.tsx'

interface FrameProps {
  /** Left out where the stage has the heading. */
  readonly title?: string
  /** Right of the title, or the whole head line. */
  readonly head?: ReactNode
  /** Quiet actions, left. */
  readonly actions?: ReactNode
  /** The one main button, or the wait in its place. */
  readonly main?: ReactNode
  /** The Enter key stands for the main button, where nothing else has the focus. */
  readonly enter?: boolean
  /** What other keys there are on this screen. */
  readonly keys?: readonly KeyHelp[]
  readonly className?: string
  readonly children: ReactNode
}

const noOthers: readonly KeyHelp[] = []

export function Frame(props: FrameProps) {
  const { title, head, actions, main, enter = false, keys = noOthers, className, children } = props
  const { t } = useWords()
  return (
    <div className={className === undefined ? 'frame' : `frame ${className}`}>
      <button type="button" className="skip" onClick={() => document.getElementById('stage')?.focus()}>
        {t('app.skip')}
      </button>
      <Rail />
      <div className="side">
        <Banner />
        <header className="head">
          {title !== undefined && (
            <>
              <h1>{title}</h1>
              <span className="grow" />
            </>
          )}
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
      <Keys enter={enter} more={keys} />
    </div>
  )
}
