/** What comes in from the right: the browser's own dialog, which holds the focus; Escape closes it. */
import { type ReactNode, useEffect, useRef } from 'react'

interface DrawerProps {
  /** The id of its heading. */
  readonly title: string
  readonly className?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Drawer({ title, className, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    if (shown?.open === false) shown.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={className === undefined ? 'drawer' : `drawer ${className}`}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {children}
    </dialog>
  )
}
