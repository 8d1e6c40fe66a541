/** What is wrong with a list, gathered by kind: how often, where first, and as it stands there. */
import type { ListProblem } from '../../api/batch-view.ts'

type Kind = ListProblem['kind']
type Found = Omit<ListProblem, 'kind' | 'probably'> & { readonly probably?: string | undefined }

/** The rest is counted. */
export const MOST_LINES_NAMED = 20
const MOST_CHARACTERS = 256

export class Problems {
  readonly #byKind = new Map<Kind, ListProblem>()

  /** @param example as it stands there. @param probably what it was */
  note(kind: Kind, line: number, example: string, probably?: string): void {
    const known = this.#byKind.get(kind)
    if (known === undefined) this.add(kind, { count: 1, lines: [line], example, probably })
    else {
      known.count += 1
      if (known.lines.length < MOST_LINES_NAMED) known.lines.push(line)
    }
  }

  /** All there are of a kind. */
  add(kind: Kind, { count, lines, example, probably }: Found): void {
    const cut = (text: string) => text.slice(0, MOST_CHARACTERS)
    const was = probably === undefined ? {} : { probably: cut(probably) }
    this.#byKind.set(kind, { kind, count, lines, example: cut(example), ...was })
  }

  list(): ListProblem[] {
    return [...this.#byKind.values()]
  }
}
