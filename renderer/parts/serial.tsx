import { shown } from '../../app/texts/shown.ts'

/** A serial number in groups of three, or a device name in groups of four: easier to compare with a label. */
export function Serial({ children, name = false }: { children: string; name?: boolean }) {
  const text = shown(children)
  const groups = groupsOf(text, name ? 4 : 3)
  let at = 0
  const spans = groups.map((group) => {
    const start = at
    at += group.length
    return <span key={start}>{group}</span>
  })
  return <span className={name ? 'serial name' : 'serial'}>{spans}</span>
}

/** What is no short run of letters and digits stays whole: it has groups of its own. */
export function groupsOf(text: string, size: number): string[] {
  if (!/^[0-9A-Za-z]{5,24}$/.test(text)) return [text]
  return text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [text]
}
