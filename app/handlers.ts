/** How the parts of the core say what they answer to: a map by name. The compiler checks that no name is forgotten. */
import type { Command, FoundFor, Query, QueryName } from './api.ts'

type Named<Of extends Command | Query, Key extends string, Name> = Extract<Of, { readonly [K in Key]: Name }>

export type CommandName = Command['command']
/** @throws ActivatorError for a command that cannot be followed now */
export type CommandHandlers<Name extends CommandName> = {
  readonly [N in Name]: (command: Named<Command, 'command', N>) => void | Promise<void>
}
/** @throws ActivatorError for a query that cannot be answered now */
export type QueryHandlers<Name extends QueryName> = {
  readonly [N in Name]: (query: Named<Query, 'query', N>, signal: AbortSignal) => FoundFor<N> | Promise<FoundFor<N>>
}

/** What the core does whether or not something is open. The rest is for what is open. */
export const coreCommands = [
  'choose-mode',
  'sign-in',
  'sign-out',
  'set',
  'set-back',
  'use-configuration',
  'forget-configuration',
] as const satisfies readonly CommandName[]
export type CoreCommandName = (typeof coreCommands)[number]
/** Answered whether or not something is open. */
export type OpenedQueryName = Exclude<QueryName, 'configuration'>
export type OpenedCommandName = Exclude<CommandName, CoreCommandName>

/** Calls the one that goes by this command's name. */
export async function follow<Name extends CommandName>(
  handlers: CommandHandlers<Name>,
  command: Extract<Command, { command: Name }>,
): Promise<void> {
  // The map's type ties each name to its command; indexing it by a union of names loses that.
  const handler = handlers[command.command as Name] as (command: unknown) => void | Promise<void>
  await handler(command)
}

/** Calls the one that goes by this query's name. */
export async function answer<Name extends QueryName>(
  handlers: QueryHandlers<Name>,
  query: Extract<Query, { query: Name }>,
  signal: AbortSignal,
): Promise<FoundFor<Name>> {
  // As above.
  const handler = handlers[query.query as Name] as (query: unknown, signal: AbortSignal) => Promise<FoundFor<Name>>
  return await handler(query, signal)
}
