/** The language of the terminal, and its words. */
import type { Owned } from '../../app/activation/state.ts'
import type { Failure } from '../../app/errors.ts'
import type { TextKey } from '../../app/texts/en.ts'
import { failureText as textsOf } from '../../app/texts/failure-text.ts'
import { createTexts, type Language, type Texts } from '../../app/texts/text.ts'

export type Words = Texts
/** Keys of texts that take nothing. */
export type CliKey = TextKey & `cli.option.${string}`

const languages: readonly Language[] = ['en', 'de', 'fr']

/** As POSIX has it: LC_ALL before LC_MESSAGES before LANG; "de_AT.UTF-8" is German, anything else unknown is English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return languages.find((language) => locale.toLowerCase().split(/[_.@-]/)[0] === language) ?? 'en'
}

export function loadWords(environment: Readonly<Record<string, string | undefined>>): Words {
  return createTexts(languageOf(environment))
}

/** What happened, what it means for the device where one is concerned, and what to do now: one line. */
export function failureText(words: Words, failure: Failure, owned?: Owned): string {
  const { what, device, remedy } = textsOf(words, failure, owned)
  return [what, device, remedy].filter((part) => part !== '').join(' ')
}
