import { shown } from '../../app/texts/shown.ts'

/** A serial number in groups of three, or a device name in groups of four: easier to compare with a label. */
export function Serial({ children, name = false }: { children: string; name?: boolean }) {
  const text = shown(children)
  const groups = /^[0-9A-Za-z]{5,24}$/.test(text) ? grouped(text, name ? 4 : 3) : [text]
  let at = 0
  const spans = groups.map((group) => {
    const start = at
    at += group.length
    return <span key={start}>{group}</span>
  })
  return <span className={name ? 'serial name' : 'serial'}>{spans}</span>
}

function grouped(text: string, size: number): string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [text]
}
