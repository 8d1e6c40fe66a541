/** Stands in for the batch station until it is built: each of its commands and queries is refused. */
import type { batchAsked, batchCommands } from '../api/batch.ts'
import { ActivatorError } from '../errors.ts'
import type { CommandHandlers, QueryHandlers } from '../handlers.ts'

type BatchCommand = (typeof batchCommands)[number]['shape']['command']['value']
type BatchQuery = (typeof batchAsked)[number]['shape']['query']['value']

const refuse = (): never => {
  throw new ActivatorError('CONFIG_INVALID', { what: 'not built yet' })
}

export const unansweredCommands: CommandHandlers<BatchCommand> = {
  'file-open': refuse,
  'file-part': refuse,
  'list-columns': refuse,
  'file-drop': refuse,
  'batch-start': refuse,
  'batch-pause': refuse,
  'batch-resume': refuse,
  'batch-open': refuse,
  'batch-close': refuse,
  'batch-leave': refuse,
  'batch-decide': refuse,
  'batch-scan': refuse,
  'sockets-teach': refuse,
  'sockets-taught': refuse,
  'socket-name': refuse,
  'batch-undo': refuse,
  'batch-undo-stop': refuse,
}

export const unansweredQueries: QueryHandlers<BatchQuery> = {
  batches: refuse,
  'batch-rows': refuse,
  'batch-report': refuse,
  'batch-undo-preview': refuse,
}
