import { useEffect, useRef } from 'react'

/**
 * When what had the focus is gone with its step, reading goes on from the new step: from the field it is for, or from its
 * heading. Whoever has the focus elsewhere keeps it.
 */
export function useHeadingForLostFocus(about: string): void {
  const earlier = useRef(about)
  useEffect(() => {
    if (earlier.current === about) return
    earlier.current = about
    if (document.activeElement !== document.body) return
    const next = document.querySelector<HTMLElement>('[data-lost-focus]') ?? document.getElementById('step-title')
    next?.focus({ preventScroll: true })
  }, [about])
}
