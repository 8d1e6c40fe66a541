/** The text field that has the focus, as it was before a scanner wrote into it. */
export interface WrittenIn {
  restore(): void
}

export function fieldNow(): WrittenIn | undefined {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return undefined
  const before = field.value
  return {
    restore() {
      if (field.value === before) return
      // React keeps track of what it wrote by its own setter: past it, the change is one a person could have made.
      const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, before)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}
