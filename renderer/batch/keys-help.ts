/** The keys of the station, for the list of keys. */
import type { Texts } from '../../app/texts/text.ts'
import type { KeyHelp } from '../parts/keys.tsx'

export const keysHelp = (t: Texts): readonly KeyHelp[] => [
  [t('tiles.key.arrow-keys'), t('tiles.key.arrows')],
  ['Enter', t('tiles.key.enter')],
  ['N', t('tiles.key.next')],
  ['F', t('tiles.key.filter')],
  ['P', t('tiles.key.pause')],
  ['M', t('tiles.key.mute')],
  ['A', t('tiles.key.aside')],
  ['T', t('tiles.key.take')],
  ['S', t('tiles.key.again')],
]
