/** What the label says under what the device says, the digits that differ underlined. */
import type { Failure } from '../../app/errors.ts'
import { shown } from '../../app/texts/shown.ts'
import { groupsOf } from '../parts/serial.tsx'
import { useWords } from '../words.tsx'
import { differing } from './difference.ts'

export function Compared({ failure: { params } }: { failure: Failure }) {
  const { t } = useWords()
  const expected = shown(String(params.expected ?? ''))
  const found = shown(String(params.found ?? ''))
  if (expected === '') return null
  return (
    <dl className="compared">
      <dt>{t('trouble.label')}</dt>
      <dd>
        <Marked text={expected} other={found} />
      </dd>
      <dt>{t('trouble.says')}</dt>
      <dd>
        <Marked text={found} other={expected} />
      </dd>
    </dl>
  )
}

function Marked({ text, other }: { text: string; other: string }) {
  const marks = differing(text, other)
  let at = 0
  const groups = groupsOf(text, 3).map((group) => {
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
