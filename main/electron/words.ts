/** What the window says outside its page, from the one catalogue. */
import { ActivatorError, failureOf } from '../../app/errors.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { shown } from '../../app/texts/shown.ts'
import { createTexts, type Language } from '../../app/texts/text.ts'
import type { ShellWords } from './shell.ts'

const languages: readonly Language[] = ['en', 'de', 'fr']

/** @param language as the system or the settings have it: "de-AT" is German, an unknown one English */
export function wordsFor(language: string): ShellWords {
  const texts = createTexts(languages.find((known) => language.toLowerCase().split(/[-_]/)[0] === known) ?? 'en')
  return {
    title: texts('hosts.broke.title'),
    message: (cause) => texts('hosts.broke', { cause }),
    menu: (word) => texts(`menu.${word}`),
    leaving: {
      question: (batch) => texts('hosts.leaving', { batch: shown(batch) }),
      meaning: texts('hosts.leaving.meaning'),
      stay: texts('hosts.leaving.stay'),
      quit: texts('hosts.leaving.quit'),
    },
    failedTitle: texts('hosts.failed.title'),
    failed(error) {
      if (!(error instanceof ActivatorError)) return String(error)
      const { what, remedy } = failureText(texts, failureOf(error))
      return `${what}\n\n${remedy}`
    },
  }
}
