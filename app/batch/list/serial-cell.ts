/** The serial number in a cell, without what nobody sees around it. */

/** Spaces of all kinds, control characters, and those of no width. */
const unseen = String.raw`[\p{Z}\p{Cc}\p{Cf}]`
const around = new RegExp(`^${unseen}+|${unseen}+$`, 'gu')
const plain = /^[\x21-\x7e]+$/
const ordinary = /^[ \t\r\n]*$/

export interface SerialCell {
  /** Empty where nothing is to be seen. */
  readonly serial: string
  /** It has, or had around it, what no label has: unseen characters that are no usual space, or letters of elsewhere. */
  readonly odd: boolean
}

export function serialOf(cell: string): SerialCell {
  if (plain.test(cell)) return { serial: cell, odd: false }
  let odd = false
  const serial = cell.replace(around, (dropped) => {
    if (!ordinary.test(dropped)) odd = true
    return ''
  })
  return { serial, odd: odd || /[^\x20-\x7e]/.test(serial) }
}
