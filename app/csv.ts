/** Tables for spreadsheets, as RFC 4180 says. */

/** What a spreadsheet takes for the beginning of a formula, wide signs too. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/
/** The same inside a cell: where commas are decimal points (German, French), Excel splits at semicolons. */
const formulaInside = /([;\t\r\n][" ]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g

/**
 * A cell that would be run as a formula gets an apostrophe and stays text.
 * @param end of each line, the last one too
 */
export function csvOf(rows: Iterable<readonly (string | number | undefined)[]>, end = '\r\n'): string {
  let text = ''
  for (const row of rows) text += `${row.map(cell).join(',')}${end}`
  return text
}

/** Text that no spreadsheet runs. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

function cell(value: string | number | undefined): string {
  const safe = harmless(String(value ?? '')).replace(formulaInside, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
