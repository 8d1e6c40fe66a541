import { type LabelSize, sheetSize } from '../../app/api/settings.ts'
import type { Texts } from '../../app/texts/text.ts'
import { placeOf } from './layout.ts'

export function sizeWords(t: Texts, labelSize: LabelSize): string {
  const { width, height } = placeOf(labelSize)
  return t(labelSize === sheetSize ? 'label.size.sheet' : 'label.size.mm', { width, height })
}
