/** Every device of a batch, or those with a story: searched, filtered, however many there are. */
import { useDeferredValue, useState } from 'react'
import { type RowFilter, rowFilters } from '../../app/api/batch.ts'
import type { ReportRow } from '../../app/api/batch-parts.ts'
import type { OpenBatch } from '../../app/api/batch-view.ts'
import type { FoundFor } from '../../app/api.ts'
import { failureText } from '../../app/texts/failure-text.ts'
import { rowStory } from '../../app/texts/row-story.ts'
import { useCore } from '../core.tsx'
import { QuietButton } from '../parts/main-button.tsx'
import { PillSelect } from '../parts/pill-select.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Serial } from '../parts/serial.tsx'
import { Shape } from '../parts/shape.tsx'
import { useWords } from '../words.tsx'
import { LongTable } from './long-table.tsx'
import { outcomeTones } from './outcome-tones.ts'
import { useKeys } from './use-keys.ts'
import { usePages } from './use-pages.ts'

const ROW = 56

export function Rows({ open }: { open: OpenBatch }) {
  const { t } = useWords()
  const { ask } = useCore()
  const [filter, setFilter] = useState<RowFilter>('story')
  const [search, setSearch] = useState('')
  const asked = { filter, search: useDeferredValue(search) }
  const { known, failure, rowAt, want } = usePages<ReportRow, FoundFor<'batch-rows'>>({
    key: JSON.stringify([open.id, asked]),
    changed: String(open.changed),
    load: (page) => ask({ query: 'batch-rows', batch: open.id, ...asked, ...page }),
  })
  useKeys({ '/': () => document.querySelector<HTMLElement>('.rows-tools input')?.focus() })
  const answer = known?.answer
  return (
    <section className="card rows" aria-label={t('rows.label')}>
      <RowTools filter={filter} search={search} counts={answer?.counts} onFilter={setFilter} onSearch={setSearch} />
      {failure && (
        <p className="lead" role="alert">
          {failureText(t, failure).what}
        </p>
      )}
      {answer?.count === 0 && (
        <div className="nothing">
          <h2>{t(filter === 'story' && search === '' ? 'rows.none.story' : 'rows.none')}</h2>
          {!(filter === 'story' && search === '') && <p className="quiet">{t('rows.none.text')}</p>}
          <QuietButton
            outlined
            onClick={() => {
              setFilter('all')
              setSearch('')
            }}
          >
            {t('rows.none.do')}
          </QuietButton>
        </div>
      )}
      {answer !== undefined && answer.count > 0 && (
        <LongTable
          className="row-table"
          label={t('rows.label')}
          columns={[t('rows.column.serial'), t('rows.column.result'), t('rows.column.when'), t('rows.column.what')]}
          count={answer.count}
          height={ROW}
          of={known?.key ?? ''}
          row={(index) => <Row row={rowAt(index)} day={open.created} />}
          onSight={want}
        />
      )}
    </section>
  )
}

/** @param day of the batch: a time of another one has its date with it */
function Row({ row, day }: { row: ReportRow | undefined; day: string }) {
  const { t, times } = useWords()
  if (row === undefined) return <td />
  const tone = outcomeTones[row.outcome]
  const story = rowStory(t, times, row)
  return (
    <>
      <td className="serial-of">{row.serial_number !== undefined && <Serial>{row.serial_number}</Serial>}</td>
      <td>
        <span className={`state is-${tone}`}>
          <Shape tone={tone} />
          {t(`rows.outcome.${row.outcome}`)}
        </span>
      </td>
      <td className="num" title={row.at}>
        {row.at !== undefined && (times.day(row.at) === times.day(day) ? times.clock(row.at) : times.minute(row.at))}
      </td>
      <td className="quiet">
        <span className="story-of" title={story}>
          {story}
        </span>
      </td>
    </>
  )
}

interface RowToolsProps {
  readonly filter: RowFilter
  readonly search: string
  readonly counts: FoundFor<'batch-rows'>['counts'] | undefined
  readonly onFilter: (filter: RowFilter) => void
  readonly onSearch: (search: string) => void
}

function RowTools({ filter, search, counts, onFilter, onSearch }: RowToolsProps) {
  const { t } = useWords()
  const chip = (which: 'story' | 'all') => (
    <button type="button" className="chip" aria-pressed={filter === which} onClick={() => onFilter(which)}>
      {t(`rows.${which}`, { count: counts?.[which] ?? 0 })}
    </button>
  )
  const isOther = filter !== 'story' && filter !== 'all'
  return (
    <search className="tools rows-tools" aria-label={t('rows.filters')}>
      {chip('story')}
      {chip('all')}
      <PillSelect
        label={t('rows.more')}
        value={isOther ? filter : ''}
        isChosen={isOther}
        onPick={(value) => onFilter(rowFilters.find((one) => one === value) ?? 'story')}
      >
        <option value="">{t('rows.more')}</option>
        {rowFilters.map((one) =>
          one === 'story' || one === 'all' ? null : (
            <option key={one} value={one}>{`${t(`rows.filter.${one}`)} · ${counts?.[one] ?? 0}`}</option>
          ),
        )}
      </PillSelect>
      <SearchField label={t('rows.search')} placeholder={t('rows.search.short')} value={search} onChange={onSearch} />
    </search>
  )
}
