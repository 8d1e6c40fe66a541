/** What a configuration file would change, old and new; or what is wrong with it, and where. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Change, ConfigurationFound } from '../../app/api/configuration.ts'
import type { Failure } from '../../app/errors.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'
import type { Opened } from './opened.ts'

interface PreviewProps {
  readonly opened: Opened
  readonly onAgain: () => void
  readonly onClose: () => void
}

export function Preview({ opened, onAgain, onClose }: PreviewProps) {
  const { t } = useWords()
  const { run } = useCore()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const { name, text, found } = opened
  const usable = found !== 'too-large' && 'changes' in found ? found : undefined
  const use = async () => {
    if (await run({ command: 'use-configuration', name: name.slice(0, 255), text })) dialog.current?.close()
  }
  return (
    <dialog ref={dialog} className="asking wide" aria-labelledby="preview-title" onClose={onClose}>
      <h2 id="preview-title">{t(usable ? 'start.file.title' : 'start.file.wrong', { name: shown(name) })}</h2>
      {usable ? <Changes found={usable} /> : <Wrong found={found} />}
      <Refused />
      <div className="asking-bar">
        <QuietButton onClick={() => dialog.current?.close()}>{t('start.file.cancel')}</QuietButton>
        {usable ? (
          <MainButton icon="tick" onClick={() => void use()}>
            {t('start.file.use')}
          </MainButton>
        ) : (
          <MainButton onClick={onAgain}>{t('start.file.again')}</MainButton>
        )}
      </div>
    </dialog>
  )
}

function Changes({ found: { changes, signsOut } }: { found: ConfigurationFound }) {
  const { t } = useWords()
  if (changes.length === 0) return <p>{t('start.file.nothing')}</p>
  return (
    <>
      <p>{t('start.file.lead')}</p>
      <dl className="changes">
        {changes.map((change) => (
          <div key={`${change.what} ${change.from} ${change.to}`}>
            <dt>{t(`change.${change.what}`)}</dt>
            <dd>
              <Value>{change.from}</Value>
              <span aria-hidden="true">→</span>
              <span className="sr">{t('change.becomes')}</span>
              <Value change={change}>{change.to}</Value>
            </dd>
          </div>
        ))}
      </dl>
      {signsOut !== undefined && <p className="warning">{t('start.file.signs-out', { account: signsOut })}</p>}
    </>
  )
}

function Value({ children, change }: { children: string | undefined; change?: Change }): ReactNode {
  const { t } = useWords()
  if (children === undefined) return <span className="quiet">{t('change.none')}</span>
  return (
    <span className="machine">
      {change?.what === 'accent' && <Swatch colour={children} />}
      {/* One certificate a line. */}
      {children.split('\n').map((line) => (
        <span key={line} className="line">
          {shown(line)}
        </span>
      ))}
    </span>
  )
}

/** Checked by the core to be `#rrggbb`. */
function Swatch({ colour }: { colour: string }) {
  return (
    <svg className="swatch" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="4" fill={colour} />
    </svg>
  )
}

function Wrong({ found }: { found: Opened['found'] }) {
  const { t } = useWords()
  if (found === 'too-large' || !('failure' in found)) return <p role="alert">{t('start.file.too-large')}</p>
  return <Why failure={found.failure} />
}

function Refused() {
  const { refused } = useCore()
  return refused === undefined ? null : <Why failure={refused} />
}

function Why({ failure: { params } }: { failure: Failure }) {
  const { t } = useWords()
  const what = shown(String(params.what ?? ''))
  return (
    <p role="alert" className="warning">
      {params.line === undefined ? what : t('start.file.line', { line: params.line, what })}
    </p>
  )
}
