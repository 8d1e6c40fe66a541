/** Giving back, from the right: what, the typed word, then how it goes with each. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useCore } from '../core.tsx'
import { Confirm } from './release-confirm.tsx'
import { Progress } from './release-progress.tsx'
import type { ReleaseDrawerState } from './use-release-drawer.tsx'

interface DrawerProps {
  readonly drawer: ReleaseDrawerState
  readonly onBegun?: () => void
}

export function ReleaseDrawer({ drawer, onBegun }: DrawerProps) {
  const { release } = useCore().snapshot
  const { asked, isOpen, close } = drawer
  if (!isOpen) return null
  return (
    <Modal onClose={close}>
      {release !== undefined && <Progress release={release} onClose={close} />}
      {release === undefined && asked !== undefined && (
        <Confirm ownerships={asked} onClose={close} onBegun={() => onBegun?.()} />
      )}
    </Modal>
  )
}

/** The browser's own dialog: it holds the focus, and Escape closes it. */
function Modal({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    if (shown?.open === false) shown.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {children}
    </dialog>
  )
}
