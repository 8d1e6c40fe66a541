/**
 * Copies in the moment of a click, the way that needs no permission: both hosts refuse every permission a page asks for.
 * @returns whether the browser did
 */
export function copyText(text: string): boolean {
  const copy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', copy, { once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', copy)
  }
}
