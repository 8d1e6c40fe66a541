/** Hears a scanner anywhere in the window. What it types stays in no field, and its Enter presses no button. */
import { useEffect, useRef } from 'react'
import { type Burst, hear } from './burst.ts'
import { fieldNow, type WrittenIn } from './field.ts'

/** @param onScan told the whole text of a code. `not-mine`: it stays where it was typed */
export function useScanner(onScan: (text: string) => 'taken' | 'not-mine'): void {
  const newest = useRef(onScan)
  newest.current = onScan
  useEffect(() => {
    let burst: Burst | undefined
    let field: WrittenIn | undefined
    const listen = (event: KeyboardEvent) => {
      const { key, timeStamp: at } = event
      const byHand = event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing
      const heard = hear(burst, { key, at, byHand })
      // It begins with this key, which the field does not have yet.
      if (heard.burst !== undefined && heard.burst.text.length === key.length) field = fieldNow()
      burst = heard.burst
      // Of a second character that quickly, nothing but a text field makes sense: a blank would press, a letter choose.
      if (burst !== undefined && burst.text.length > key.length && field?.takesText !== true) event.preventDefault()
      if (heard.scanned === undefined) return
      if (newest.current(heard.scanned) === 'not-mine') return
      event.preventDefault()
      event.stopPropagation()
      field?.restore()
    }
    // Before anything else hears it: the Enter of a scanner is no key of the screen's.
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
}
