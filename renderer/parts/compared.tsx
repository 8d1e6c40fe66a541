/** What two say of the same thing, one under the other: the characters that differ are underlined. */
import { shown } from '../../app/texts/shown.ts'
import { differing } from './difference.ts'
import { groupsOf } from './serial.tsx'

interface Side {
  /** Who says so. */
  readonly says: string
  readonly text: string
  /** A device name rather than a serial number. */
  readonly isName?: boolean
}

export function Compared({ first, second }: { first: Side; second: Side }) {
  return (
    <dl className="compared">
      <dt>{first.says}</dt>
      <dd>
        <Marked side={first} other={second} />
      </dd>
      <dt>{second.says}</dt>
      <dd>
        <Marked side={second} other={first} />
      </dd>
    </dl>
  )
}

function Marked({ side, other }: { side: Side; other: Side }) {
  const text = shown(side.text)
  const marks = differing(text, shown(other.text))
  let at = 0
  const groups = groupsOf(text, side.isName ? 4 : 3).map((group) => {
    const start = at
    at += group.length
    return (
      <span key={start}>
        {[...group].map((character, within) => {
          const place = start + within
          return marks[place] ? <mark key={place}>{character}</mark> : <span key={place}>{character}</span>
        })}
      </span>
    )
  })
  return <span className="serial compare">{groups}</span>
}
