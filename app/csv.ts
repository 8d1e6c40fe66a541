/** Tables for spreadsheets, as RFC 4180 says. */

/** What a spreadsheet takes for the beginning of a formula, wide signs too. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/**
 * A cell that would be run as a formula gets an apostrophe and stays text.
 * @param end of each line, the last one too
 */
export function csvOf(rows: Iterable<readonly (string | number | undefined)[]>, end = '\r\n'): string {
  let text = ''
  for (const row of rows) text += `${row.map(cell).join(',')}${end}`
  return text
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? '')
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
