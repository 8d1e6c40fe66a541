/** Keys that stand for buttons, and the list of them. */
import { useEffect, useRef } from 'react'
import { useWords } from '../words.tsx'
import { QuietButton } from './main-button.tsx'
import { isWriting } from './writing.ts'

const interactive = 'a, button, input, select, textarea, summary, [contenteditable], dialog'

/** A key, and what it does. */
export type KeyHelp = readonly [key: string, does: string]

interface KeysProps {
  /** Enter stands for the main button: not where it would agree to something unseen. */
  readonly enter: boolean
  /** What else there is on this screen. */
  readonly more: readonly KeyHelp[]
}

export function Keys({ enter, more }: KeysProps) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (dialog.current?.open) return
      if (event.key === '?' && !isWriting(target) && !isWithin(target, 'dialog')) return dialog.current?.showModal()
      if (isWithin(target, interactive) && event.key !== 'Escape') return
      const button = buttonFor(event.key, enter)
      if (button !== null) {
        event.preventDefault()
        button.click()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [enter])
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} className="asking keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys.title')}</h2>
      <KeyList more={more} enter={enter} />
      <QuietButton outlined onClick={close}>
        {t('keys.close')}
      </QuietButton>
    </dialog>
  )
}

/** As the key does. */
export function showKeys(): void {
  document.querySelector<HTMLDialogElement>('dialog.keys')?.showModal()
}

function isWithin(target: EventTarget | null, what: string): boolean {
  return target instanceof Element && target.closest(what) !== null
}

function buttonFor(key: string, enter: boolean): HTMLElement | null {
  if (key === 'Enter' && enter) return document.querySelector<HTMLElement>('.bar .main-button')
  if (key === 'Escape') return document.querySelector<HTMLElement>('.bar [data-act="back"]')
  return null
}

/** Also shown in the help. */
export function KeyList({ more = [], enter = true }: Partial<KeysProps>) {
  const { t } = useWords()
  const keys = [
    ...more,
    ...(enter ? [['Enter', t('keys.enter')] as const] : []),
    ['Esc', t('keys.escape')],
    ['Tab', t('keys.tab')],
    ['?', t('keys.help')],
    [t('keys.scanner'), t('keys.scan')],
  ] as const satisfies readonly KeyHelp[]
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
