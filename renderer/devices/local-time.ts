/** Between the field's local time, "2026-11-24T14:02", and an instant. What is finer stays as it was until it is edited. */

export function toField(instant: string | undefined): string {
  if (instant === undefined) return ''
  const at = new Date(instant)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** undefined: nothing in the field, or not all of it yet. */
export function fromField(local: string): string | undefined {
  const at = new Date(local)
  return local === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
