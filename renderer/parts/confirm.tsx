/** Asks before something that takes an effort to undo. Esc and the quiet button leave everything as it is. */
import { useEffect, useId, useRef } from 'react'
import { MainButton, QuietButton } from './main-button.tsx'

interface ConfirmProps {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  /** Also after yes. */
  readonly onClose: () => void
}

export function Confirm({ title, text, yes, no, onYes, onClose }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const agree = () => {
    onYes()
    dialog.current?.close()
  }
  return (
    <dialog
      ref={dialog}
      className="asking"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-text`}>{text}</p>
      <div className="asking-bar">
        <QuietButton onClick={() => dialog.current?.close()}>{no}</QuietButton>
        <MainButton onClick={agree}>{yes}</MainButton>
      </div>
    </dialog>
  )
}
