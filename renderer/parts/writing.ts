/** Buttons among the kinds of input: a letter typed there is written nowhere. */
const pressed = ['button', 'submit', 'reset', 'checkbox', 'radio', 'range', 'file']

/** Whether a key pressed here is meant for a field: a letter would be written, or choose an option. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !pressed.includes(target.type)
  return target instanceof Element && target.closest('textarea, select, [contenteditable]') !== null
}
