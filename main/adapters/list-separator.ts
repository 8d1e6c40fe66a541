/** What separates the cells of a CSV file: nobody says it, so it is counted. */

const usual = [';', ',', '\t', '|']

export interface Separation {
  readonly separator: string
  /** Cells most lines have. */
  readonly columns: number
  /** The first line says nothing but the separator, as Excel wants it: `sep=;`. */
  readonly said: boolean
}

/** A decimal comma in a number that Excel wrote short is no separator, however few columns there are. */
const shortNumber = /\d,\d+E[+-]?\d/gi

/** @param sample the first lines of it; the last may be cut off */
export function separationOf(sample: string): Separation {
  const named = /^sep=([^\r\n])[\r\n]/i.exec(sample)?.[1]
  const candidates = named === undefined ? usual : [named]
  const lines = linesOf(sample.replace(shortNumber, ''), candidates).filter(({ blank }) => !blank)
  // One column, until more are found: what does not stand in it separates nothing.
  let best = { separator: named ?? usual.find((one) => !sample.includes(one)) ?? '\t', columns: 1, lines: 0 }
  for (const [index, separator] of candidates.entries()) {
    const counts = lines.map(({ counts }) => counts[index] ?? 0)
    const found = commonest(counts)
    // Titles above the table have none; in the table itself it has to be in most lines.
    const without = counts.slice(counts.findIndex((count) => count > 0)).filter((count) => count === 0).length
    if (found === undefined || found.lines < without) continue
    const columns = found.count + 1
    if (found.lines > best.lines || (found.lines === best.lines && columns > best.columns)) {
      best = { separator, columns, lines: found.lines }
    }
  }
  return { separator: best.separator, columns: best.columns, said: named !== undefined }
}

/** The count above 0 that most lines have. */
function commonest(counts: readonly number[]): { readonly count: number; readonly lines: number } | undefined {
  const tally = new Map<number, number>()
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1)
  const [most] = [...tally].sort(([, a], [, b]) => b - a)
  return most === undefined ? undefined : { count: most[0], lines: most[1] }
}

interface Line {
  /** Of each candidate, outside quotes. */
  readonly counts: readonly number[]
  readonly blank: boolean
}

function linesOf(text: string, candidates: readonly string[]): readonly Line[] {
  const lines: Line[] = []
  let counts = candidates.map(() => 0)
  let [quoted, blank, atStart] = [false, true, true]
  for (const character of text) {
    const found = candidates.indexOf(character)
    const ends = character === '\n' || character === '\r'
    // Only at the start of a cell does a quote open anything: 5" is a length. Doubled ones close and open again.
    if (character === '"' && (quoted || atStart)) quoted = !quoted
    else if (!quoted && ends) {
      lines.push({ counts, blank })
      counts = candidates.map(() => 0)
      blank = true
    } else if (!quoted && found !== -1) counts[found] = (counts[found] ?? 0) + 1
    if (!ends && character !== ' ') blank = false
    atStart = ends || found !== -1 || (character === '"' && !quoted)
  }
  return [...lines, { counts, blank }]
}
