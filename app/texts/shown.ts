/** Long enough for a path or a sentence of a service; a device name has 128 characters at most. */
const LONGEST = 400

/**
 * Hostile text made safe to show: what could move a cursor, turn the reading order round or hide is written out as
 * `\u001b`, and what is endless is cut. It stays plain text: whoever draws it escapes for its own format.
 */
export function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return cut.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\ufffd]/gu, written)
}

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
