// ECMA-48: CSI sequences, OSC strings up to BEL or ST, and two-character escapes. An unfinished one at the end goes too.
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are control characters
const sequence = /\x1b(?:\[[0-?]*[ -/]*(?:[@-~]|$)|\][^\x07\x1b]*(?:\x07|\x1b\\|$)|[ -/]*[0-~]|$)/g

/** Text as a terminal without colours shows it. */
export function withoutColours(text: string): string {
  return text.replaceAll(sequence, '')
}
