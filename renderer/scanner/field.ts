/** What has the focus, as it was before a scanner typed. */
export interface WrittenIn {
  /** Takes what is typed as text: it may stay there. */
  readonly takesText: boolean
  restore(): void
}

export function fieldNow(): WrittenIn | undefined {
  const field = document.activeElement
  if (field instanceof HTMLSelectElement) return selectAsIs(field)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return undefined
  const before = field.value
  return {
    // A box or a circle is pressed, not written into.
    takesText: !(field instanceof HTMLInputElement && ['radio', 'checkbox', 'button', 'submit'].includes(field.type)),
    restore() {
      if (field.value === before) return
      // React keeps track of what it wrote by its own setter: past it, the change is one a person could have made.
      const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, before)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}

/** A letter chooses the option that begins with it, at once. */
function selectAsIs(field: HTMLSelectElement): WrittenIn {
  const before = field.value
  let changed = false
  field.addEventListener(
    'change',
    () => {
      changed = true
    },
    { once: true },
  )
  return {
    takesText: false,
    restore() {
      if (!changed) return
      field.value = before
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}
