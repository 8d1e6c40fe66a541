import type { ConfigurationFound } from '../../app/api/configuration.ts'
import type { Failure } from '../../app/errors.ts'

/** A file as a person chose it, and what came of asking what it would change. */
export interface Opened {
  readonly name: string
  readonly text: string
  readonly found: ConfigurationFound | { readonly failure: Failure } | 'too-large'
}
