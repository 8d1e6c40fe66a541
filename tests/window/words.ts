/** What the screens say, from the catalogue: a story names the key, so that better words cost it nothing. */
import type { Language } from '../../app/texts/text.ts'
import { createTexts } from '../../app/texts/text.ts'

export const english = createTexts('en')
export const texts = { en: english, de: createTexts('de'), fr: createTexts('fr') } as const satisfies Record<
  Language,
  unknown
>
