/**
 * Words for people by key, in one of the three languages. Messages are ICU; what they take is read from the English
 * text by the compiler, so a missing value does not compile.
 */
import { createIntl, createIntlCache } from '@formatjs/intl'
import { de } from './de.ts'
import { type Catalogue, en, type TextKey } from './en.ts'
import { fr } from './fr.ts'
import { shown } from './shown.ts'

const catalogues = { en, de, fr } as const
export type Language = keyof typeof catalogues
export type Value = string | number

/** `{name}` and `{name, plural, …}` are arguments; a branch such as `{# devices}` is not: it has a blank, a # or a {. */
type ArgumentIn<Inside extends string> = Inside extends `${infer Name},${string}` ? NameOf<Name> : NameOf<Inside>
type NameOf<Text extends string> = Text extends '' | `${string}${' ' | '#' | '{' | '.'}${string}` ? never : Text
type ArgumentsOf<Message extends string> = Message extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Inside}}${string}` ? ArgumentIn<Inside> : never) | ArgumentsOf<Rest>
  : never
type NamesFor<Key extends TextKey> = Key extends TextKey ? ArgumentsOf<(typeof en)[Key]> : never
type Values<Key extends TextKey> = [NamesFor<Key>] extends [never]
  ? []
  : [values: Readonly<Record<NamesFor<Key>, Value>>]

export interface Texts {
  /** Strings among the values are shown with control characters escaped: they may come from a device or a service. */
  <Key extends TextKey>(key: Key, ...values: Values<Key>): string
  /** The same for values that are data; a name that is missing is shown as nothing. */
  fill(key: TextKey, values: Readonly<Record<string, Value>>): string
  readonly language: Language
}

export function createTexts(language: Language): Texts {
  const catalogue: Catalogue = catalogues[language]
  const intl = createIntl({ locale: language, messages: catalogue, onError: refuse }, createIntlCache())
  const fill = (key: TextKey, values: Readonly<Record<string, Value>>): string => {
    const message = catalogue[key]
    // Most texts take nothing: they need no parser.
    if (!/[{<'#]/.test(message)) return message
    return String(intl.formatMessage({ id: key }, valuesFor(message, values)))
  }
  const t = (key: TextKey, values: Readonly<Record<string, Value>> = {}) => fill(key, values)
  return Object.assign(t, { fill, language })
}

/** The values a message names, safe to show. */
function valuesFor(message: string, values: Readonly<Record<string, Value>>): Record<string, Value> {
  const names = [...message.matchAll(/\{(\w+)[,}]/g)].flatMap(([, name]) => name ?? [])
  return Object.fromEntries(names.map((name) => [name, safe(Object.hasOwn(values, name) ? values[name] : undefined)]))
}

function safe(value: Value | undefined): Value {
  return typeof value === 'number' ? value : shown(value ?? '')
}

/** A message that cannot be formatted is a mistake in the catalogue, never something to show half. */
function refuse(error: Error): never {
  throw error
}
