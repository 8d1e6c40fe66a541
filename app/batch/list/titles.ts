/** What the titles of columns say, in English, German and French, as people write them. */
import type { ColumnRole } from '../manifest.ts'

type Named = Exclude<ColumnRole, 'ignore'>

/**
 * On words without accents, in small letters, parted by single spaces. Where a title says two things, the earlier one
 * here goes before the later: a customer's name is no name of a device.
 */
const words: readonly (readonly [Named, RegExp])[] = [
  ['serial', /serial|serien ?(nr|no|nummer)|\bs ?n\b|\bn(o|r|um|umero)? (de )?serie\b|\bser no\b|\bimei\b/],
  [
    'customer',
    /customer|\bkunden?|client|recipient|consignee|empfanger|destinataire|\b(ship|sold) to\b|besteller|acheteur/,
  ],
  ['pallet', /pallet|palette|\bskid\b|\bsscc\b/],
  ['carton', /carton|karton|\bbox(es)?\b|\bkisten?|colis|caisse|packstuck|\bcase\b|package|\bparcel\b|\bpaket/],
  [
    'type',
    /\btype?\b|geratetyp|\bmodele?l?\b|artikel|article|\bitem\b|produ[ckit]t|\bpart (no|nr|number)\b|\bsku\b|material|bezeichnung|designation|description|\breference\b/,
  ],
  ['name', /\bname\b|geratename|\bnom\b|hostname/],
]

/** Longer is a sentence about the list, no title. */
const MOST_CHARACTERS = 48

/** What a column of that title may hold, the likeliest first. */
export function rolesOf(title: string): readonly Named[] {
  if (title.length > MOST_CHARACTERS) return []
  const plain = plainOf(title)
  return words.flatMap(([role, pattern]) => (pattern.test(plain) ? [role] : []))
}

function plainOf(title: string): string {
  return title
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
