/** What was done on this computer, as it is asked for. */
import type { QueryHandlers } from '../handlers.ts'
import { type FileParts, historyCsv, historyJson } from './files.ts'
import { historyPage } from './pages.ts'
import { tale } from './tale.ts'

export type HistoryQueryName = 'history' | 'story' | 'history-csv' | 'history-json'

export function historyQueries(parts: FileParts): QueryHandlers<HistoryQueryName> {
  return {
    history: ({ query: _, ...asked }) => historyPage(parts.journal, asked),
    story: ({ sequence }) => tale(parts.journal, sequence),
    'history-csv': ({ query: _, ...filter }, signal) => historyCsv(parts, filter, signal),
    'history-json': ({ query: _, ...filter }, signal) => historyJson(parts, filter, signal),
  }
}
