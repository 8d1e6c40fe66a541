/** What the label says under what the device says, the digits that differ underlined. */
import type { Failure } from '../../app/errors.ts'
import { shown } from '../../app/texts/shown.ts'
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
  return (
    <span className="serial compare">
      {[...text].map((character, at) => {
        const Kind = marks[at] ? 'mark' : 'span'
        return <Kind key={at}>{character}</Kind>
      })}
    </span>
  )
}
