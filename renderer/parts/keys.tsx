/** Keys that stand for buttons, and the list of them. */
import { useEffect, useRef } from 'react'
import { useWords } from '../words.tsx'
import { QuietButton } from './main-button.tsx'

const interactive = 'a, button, input, select, textarea, summary, [contenteditable], dialog'

/** @param enter Enter stands for the main button: not where it would agree to something unseen */
export function Keys({ enter }: { enter: boolean }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (target instanceof Element && target.closest(interactive) && event.key !== 'Escape') return
      if (dialog.current?.open) return
      const button = buttonFor(event.key, enter)
      if (button !== null) {
        event.preventDefault()
        button.click()
      } else if (event.key === '?') dialog.current?.showModal()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [enter])
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} className="asking keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys.title')}</h2>
      <KeyList />
      <QuietButton outlined onClick={close}>
        {t('keys.close')}
      </QuietButton>
    </dialog>
  )
}

function buttonFor(key: string, enter: boolean): HTMLElement | null {
  if (key === 'Enter' && enter) return document.querySelector<HTMLElement>('.bar .main-button')
  if (key === 'Escape') return document.querySelector<HTMLElement>('.bar [data-act="back"]')
  return null
}

/** Also shown in the help. */
export function KeyList() {
  const { t } = useWords()
  const keys = [
    ['Enter', t('keys.enter')],
    ['Esc', t('keys.escape')],
    ['Tab', t('keys.tab')],
    ['?', t('keys.help')],
    [t('keys.scanner'), t('keys.scan')],
  ] as const
  return (
    <dl className="key-list">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
