/** Words and times in the chosen language. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { createTexts, type Language, type Texts } from '../app/texts/text.ts'
import { createTimes, type Times } from '../app/texts/times.ts'

export interface Words {
  readonly t: Texts
  readonly times: Times
}
const WordsContext = createContext<Words | undefined>(undefined)

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === undefined) throw new Error('used outside of WordsProvider')
  return words
}

/** The document says which language it speaks, so that screen readers pronounce it. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const words = useMemo(() => ({ t: createTexts(language), times: createTimes(language) }), [language])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = words.t('app.name')
  }, [language, words])
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
}

/** Before the first snapshot: what the browser or system prefers, else English. */
export function preferredLanguage(): Language {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return preferred.find((tag): tag is Language => tag === 'en' || tag === 'de' || tag === 'fr') ?? 'en'
}
