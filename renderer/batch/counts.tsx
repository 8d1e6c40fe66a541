/** What came of a batch, in figures. */
import type { OpenBatch } from '../../app/api/batch-view.ts'
import { Shape, type Tone } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { Meter } from './meter.tsx'

export function Counts({ open }: { open: OpenBatch }) {
  const { t } = useWords()
  const { done, expected, taken, alreadyYours, failed, setAside, waiting, unlisted } = open
  const counted: readonly (readonly [Tone, number, string])[] = [
    ['done', taken, t('rows.taken', { count: taken })],
    ['done', alreadyYours, t('rows.already', { count: alreadyYours })],
    ['failed', failed, t('rows.failed', { count: failed })],
    ['look', setAside, t('rows.aside', { count: setAside })],
    ['working', waiting, t('rows.waiting', { count: waiting })],
  ]
  return (
    <div className="counts">
      <p className="count-all">
        <strong>{done}</strong> {expected === undefined ? t('rows.yours.unlisted') : t('rows.yours', { expected })}
      </p>
      {expected !== undefined && <Meter done={done} look={setAside} failed={failed} expected={expected} />}
      <ul className="num">
        {counted.map(([tone, count, words]) =>
          count === 0 ? null : (
            <li key={words} className={`state is-${tone}`}>
              <Shape tone={tone} />
              {words}
            </li>
          ),
        )}
        {unlisted > 0 && <li className="quiet">{t('rows.unlisted', { count: unlisted })}</li>}
      </ul>
    </div>
  )
}
