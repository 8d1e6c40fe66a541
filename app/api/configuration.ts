/** A maker's configuration file as a person opens it: first what it would change, then the change. */
import { z } from 'zod'

/** Of the file's text, that it fits into one message of any host. */
export const mostConfigurationCharacters = 100_000

const opened = {
  text: z.string().max(mostConfigurationCharacters),
  /** Of the file, for messages. */
  name: z.string().min(1).max(255),
}

export const configurationCommands = [
  /** Keeps it and goes by it from now on. Another service than the one that is open: its account is signed out here. */
  z.object({ command: z.literal('use-configuration'), ...opened }),
  /** Goes on without it. */
  z.object({ command: z.literal('forget-configuration') }),
] as const

export const configurationAsked = [z.object({ query: z.literal('configuration'), ...opened })] as const

export const changed = [
  'name',
  'service',
  'account-url',
  'client-id',
  'routes',
  'authorities',
  'profile-added',
  'profile-replaced',
  'profile-removed',
  'profile',
  'accent',
  'timeout',
] as const
export const changeSchema = z.object({
  what: z.enum(changed),
  /** Left out where there was nothing. */
  from: z.string().optional(),
  /** Left out where it goes back to what the app has by itself. */
  to: z.string().optional(),
})
export type Change = z.infer<typeof changeSchema>

export const configurationFound = {
  configuration: z.object({
    changes: z.array(changeSchema),
    /** Whoever is signed in at another service is signed out here. */
    signsOut: z.string().optional(),
  }),
} as const
export type ConfigurationFound = z.infer<typeof configurationFound.configuration>

export const configurationViewSchema = z.object({
  /** What the maker calls it. */
  name: z.string().optional(),
  /** `#rrggbb`, checked to be seen in both themes. */
  accent: z.string().optional(),
  file: z.string(),
  /** `given` with the start (`--config`), or `kept` since a person opened it. */
  from: z.enum(['given', 'kept']),
})
export type ConfigurationView = z.infer<typeof configurationViewSchema>
