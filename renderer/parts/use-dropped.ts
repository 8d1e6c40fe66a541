import { useEffect, useRef } from 'react'

/** A file dropped anywhere in the window; without this the browser would go to it. */
export function useDropped(open: (file: File) => void): void {
  const newest = useRef(open)
  newest.current = open
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) newest.current(file)
    }
    addEventListener('dragover', allow)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', allow)
      removeEventListener('drop', drop)
    }
  }, [])
}
