/** What is odd in a packing list, by line: so that it can be mended where it was made. */
import type { DraftView, ListProblem } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { hasSerial } from './has-serial.ts'

/** More line numbers than are looked up. */
const SHOWN = 6

export function Problems({ draft }: { draft: DraftView }) {
  const { t } = useWords()
  const { problems, lines } = draft
  if (problems.length === 0 && lines > 0) return null
  return (
    <ul className="problems" aria-label={t('list.problems')}>
      {lines === 0 && (
        <li>
          <span className="state is-look">
            <Shape tone="look" />
            {t(hasSerial(draft) ? 'rows.none' : 'list.no-serial')}
          </span>
          <span className="quiet">{t(hasSerial(draft) ? 'list.no-lines.text' : 'list.no-serial.text')}</span>
        </li>
      )}
      {problems.map((problem) => (
        <li key={problem.kind}>
          <span className="state is-look">
            <Shape tone="look" />
            {t(`list.problem.${problem.kind}`, { count: problem.count })}
          </span>
          <Where problem={problem} />
        </li>
      ))}
    </ul>
  )
}

function Where({ problem: { kind, lines, example, probably } }: { problem: ListProblem }) {
  const { t } = useWords()
  const named = lines.slice(0, SHOWN).map(String)
  const isMore = lines.length > SHOWN
  const some = isMore
    ? t('list.problem.more', { lines: named.join(', ') })
    : new Intl.ListFormat(t.language).format(named)
  const where = t('list.problem.where', { example: shown(example) || '–', count: lines.length, lines: some })
  return (
    <span className="quiet">
      {where}
      {probably !== undefined && ` ${t('list.problem.probably', { probably: shown(probably) })}`}{' '}
      {t(`list.problem.${kind}.so`)}
    </span>
  )
}
