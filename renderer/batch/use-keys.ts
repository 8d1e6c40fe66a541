/** Single keys that stand for buttons, wherever the focus is but in a field. */
import { useEffect, useRef } from 'react'
import { isWriting } from '../parts/writing.ts'
import { GAP_MS } from '../scanner/burst.ts'

/** By key, a letter in lower case. undefined: it does nothing now. */
export type KeyActs = Readonly<Record<string, (() => void) | undefined>>

/** A letter waits that long: where another one follows at once, a scanner is typing and means no key. */
const ALONE_MS = GAP_MS + 10

/** @param inDialog they hold in the open dialog; otherwise only while none is open */
export function useKeys(acts: KeyActs, inDialog = false): void {
  const newest = useRef(acts)
  newest.current = acts
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const following = () => clearTimeout(waiting)
    const press = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (isWriting(target) || isDialogOpen() !== inDialog) return
      const name = key.toLowerCase()
      if (newest.current[name] === undefined) return
      event.preventDefault()
      waiting = setTimeout(() => newest.current[name]?.(), key.length === 1 ? ALONE_MS : 0)
    }
    addEventListener('keydown', following, { capture: true })
    addEventListener('keydown', press)
    return () => {
      clearTimeout(waiting)
      removeEventListener('keydown', following, { capture: true })
      removeEventListener('keydown', press)
    }
  }, [inDialog])
}

const isDialogOpen = () => document.querySelector('dialog[open]') !== null
