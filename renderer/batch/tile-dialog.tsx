/** A drawer beside the tile it speaks of, which stays lit while the rest of the screen is dimmed. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

interface TileDialogProps {
  readonly socket: string
  /** The id of its heading. */
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

type Lit = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

export function TileDialog({ socket, title, onClose, children }: TileDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const lit = useLit(socket)
  // Closed while it is still there: only then does the browser give the focus back to the tile.
  useLayoutEffect(() => {
    const shown = dialog.current
    if (shown?.open === false) shown.showModal()
    shown?.querySelector<HTMLElement>('.main-button')?.focus()
    return () => shown?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, a click beside it is for the mouse
    <dialog
      ref={dialog}
      className="tile-dialog"
      aria-labelledby={title}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <span className="lit" style={lit} aria-hidden="true" />
      <div className="tile-panel">{children}</div>
    </dialog>
  )
}

/** Where the tile stands, as long as it does. */
function useLit(socket: string): Lit {
  const [lit, setLit] = useState<Lit>({ left: 0, top: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    const measure = () => {
      const tiles = [...document.querySelectorAll<HTMLElement>('.tile')]
      const { left, top, width, height } =
        tiles.find((tile) => tile.dataset.socket === socket)?.getBoundingClientRect() ?? new DOMRect()
      setLit({ left, top, width, height })
    }
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [socket])
  return lit
}
