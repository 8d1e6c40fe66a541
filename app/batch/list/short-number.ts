/** What a spreadsheet makes of long numbers: `1.2E+5`, `1,23457E+11`. */

const written = /^(\d)(?:[.,](\d+))?E\+(\d{1,3})$/i
/** No serial number is longer. */
const MOST_DIGITS = 128

/** @returns the number it stands for, digit by digit; undefined where it is none of these. Its last digits may be lost. */
export function longOf(serial: string): string | undefined {
  const [, first, rest = '', zeros] = written.exec(serial) ?? []
  if (first === undefined) return undefined
  const digits = 1 + Number(zeros)
  return digits > MOST_DIGITS || digits <= rest.length ? undefined : `${first}${rest}`.padEnd(digits, '0')
}
