/** What a workbook says beside its sheets: where they are, its texts, and which numbers it shows with zeros in front. */
import { posix } from 'node:path'
import { ItemText } from './list-item-text.ts'
import { refused } from './list-refused.ts'
import type { Turns } from './list-turns.ts'
import { readXml } from './list-xml.ts'
import type { Zip } from './list-zip.ts'

export interface Workbook {
  /** Those a person sees, in their order. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  /** Paths, where there are such parts. */
  readonly strings: string | undefined
  readonly styles: string | undefined
}

/** @throws CONFIG_INVALID for archives of other things · CANCELLED */
export async function workbookOf(zip: Zip, turns: Turns): Promise<Workbook> {
  const roots = zip.size('_rels/.rels') === 0 ? [] : await relationsOf(zip, '', turns)
  const path = roots.find(({ type }) => type === 'officeDocument')?.path
  if (path === undefined || !/\.xml$/i.test(path)) throw refused('is an archive, but no Excel workbook (.xlsx)')
  const relations = await relationsOf(zip, path, turns)
  const sheets: { name: string; path: string; shown: boolean }[] = []
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    const relation = name === 'sheet' ? relations.find(({ id }) => id === attribute('id')) : undefined
    // Charts and macro sheets have no rows.
    if (relation?.type !== 'worksheet') return
    sheets.push({
      name: attribute('name') ?? '',
      path: relation.path,
      shown: (attribute('state') ?? 'visible') === 'visible',
    })
  }
  await readXml(zip, path, { open }, turns)
  const pathTo = (wanted: string) => relations.find(({ type }) => type === wanted)?.path
  const shown = sheets.filter(({ shown }) => shown)
  return { sheets: shown.length > 0 ? shown : sheets, strings: pathTo('sharedStrings'), styles: pathTo('styles') }
}

interface Relation {
  readonly id: string
  /** The last word of the address that names it; the addresses differ between editions. */
  readonly type: string
  readonly path: string
}

/** Where the parts are that belong to this one. */
async function relationsOf(zip: Zip, part: string, turns: Turns): Promise<readonly Relation[]> {
  const [folder, file] = [part.slice(0, part.lastIndexOf('/') + 1), part.slice(part.lastIndexOf('/') + 1)]
  const relations: Relation[] = []
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
    const target = attribute('Target') ?? ''
    const path = posix.resolve('/', folder, target).slice(1)
    const type = attribute('Type') ?? ''
    relations.push({ id: attribute('Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), path })
  }
  await readXml(zip, `${folder}_rels/${file}.rels`, { open }, turns)
  return relations
}

/** No list has more texts; a part of 300 MB can. */
const MOST_STRINGS = 4_000_000

/** The texts that cells name by their number. @throws CONFIG_INVALID · CANCELLED */
export async function stringsOf(zip: Zip, path: string, turns: Turns): Promise<readonly string[]> {
  const strings: string[] = []
  const item = new ItemText()
  const open = (name: string) => (name === 'si' ? item.begin() : item.open(name))
  const close = (name: string) => {
    if (name !== 'si') item.close(name)
    else if (strings.push(item.text) > MOST_STRINGS) throw refused('has more texts than a packing list')
  }
  await readXml(zip, path, { open, close, text: (piece) => item.add(piece) }, turns)
  return strings
}

/**
 * By style: to how many digits it fills a number up with zeros. Only formats that do nothing else: `000000`.
 * @throws CONFIG_INVALID · CANCELLED
 */
export async function paddingsOf(zip: Zip, path: string, turns: Turns): Promise<readonly (number | undefined)[]> {
  const widths = new Map<string, number>()
  const paddings: (number | undefined)[] = []
  let isCells = false
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    const code = name === 'numFmt' ? attribute('formatCode') : undefined
    if (code !== undefined && /^0{2,}(;|$)/.test(code))
      widths.set(attribute('numFmtId') ?? '', code.split(';', 1).join('').length)
    if (name === 'cellXfs') isCells = true
    if (name === 'xf' && isCells) paddings.push(widths.get(attribute('numFmtId') ?? ''))
  }
  const close = (name: string) => {
    if (name === 'cellXfs') isCells = false
  }
  await readXml(zip, path, { open, close }, turns)
  return paddings
}
