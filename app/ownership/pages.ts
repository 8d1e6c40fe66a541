/** Page after page until `next` is null, as a stream. A service that pages in circles does not hold anybody. */
import { ActivatorError } from '../errors.ts'

export interface Page<T> {
  readonly count: number
  readonly page: number
  readonly next: number | null
  readonly results: readonly T[]
}

/** 1.5 million rows of 150. */
const MOST_PAGES = 10_000

/**
 * Rows come once each: where something is added meanwhile, rows move on to the next page and would come again.
 * @throws SERVICE_NONSENSE(schema) for another page than was asked for, a `next` that does not grow, or no end
 */
export async function* pages<T extends { readonly id: number }>(
  where: string,
  get: (number: number) => Promise<Page<T> | undefined>,
  onCount: (count: number) => void = () => undefined,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<number>()
  let wanted: number | null = 1
  for (let count = 1; wanted !== null; count += 1) {
    const page: Page<T> | undefined = await get(wanted)
    if (page === undefined || page.page !== wanted) throw nonsense(where, 'page')
    const { count: rows, next, results }: Page<T> = page
    if (next !== null && (next <= wanted || results.length === 0 || count >= MOST_PAGES)) throw nonsense(where, 'next')
    onCount(rows)
    for (const row of results) {
      if (seen.has(row.id)) continue
      seen.add(row.id)
      yield row
    }
    wanted = next
  }
}

function nonsense(where: string, field: string): ActivatorError {
  return new ActivatorError('SERVICE_NONSENSE', { what: 'schema', where: `${where} ${field}`, status: 200 })
}
