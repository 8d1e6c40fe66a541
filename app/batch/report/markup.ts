/** Text in HTML. What comes from a device, a list or a person is text and nothing else. */
import { shown } from '../../texts/shown.ts'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Also controls written out: nothing turns the reading order round or hides. */
export function escaped(text: string): string {
  return markedUp(shown(text))
}

/** For texts of our own, which may be longer than what a device may say. */
export function markedUp(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')
}
